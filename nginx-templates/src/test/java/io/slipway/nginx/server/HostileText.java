package io.slipway.nginx.server;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts that try to leave the place they are written to. */
public final class HostileText {

    /** nginx tells with -T which files it read; this one only if a directive got through. */
    public static final String CANARY = "/tmp/slipway-canary.conf";

    private static final String INCLUDE = "include " + CANARY + ";";
    private static final String[] PIECES = {
        ";",
        "{",
        "}",
        "$",
        "${",
        "\"",
        "'",
        "\\",
        "\n",
        "\r",
        "\t",
        "\0",
        "#",
        " ",
        "~",
        "*",
        "^",
        "(",
        ")",
        "[",
        "]",
        "|",
        "?",
        "%0a",
        "..",
        "/",
        "//",
        ".",
        ":",
        "@",
        "=",
        ",",
        "a",
        "Z",
        "9",
        "é",
        "日",
        "\u2028",
        "\uD83D\uDE00",
        INCLUDE,
        "lua_code",
        "$uri",
        "${uri}",
        "include",
        "/etc/passwd",
        "<",
        ">",
        "&",
        "[=1]",
        "<#if>",
        "10.0.0.1"
    };

    private HostileText() {}

    public static Stream<String> known() {
        return Stream.of(
                "",
                ";",
                "; " + INCLUDE,
                "\"; " + INCLUDE + " #",
                "\\\"; " + INCLUDE + " #",
                "\\\\\"; " + INCLUDE + " #",
                "'; " + INCLUDE + " #",
                "/;" + INCLUDE,
                "/\n" + INCLUDE + "\n",
                "/\r\nSet-Cookie: x=y",
                "/x/ { " + INCLUDE + " } /",
                "/x/ } " + INCLUDE,
                "/a\\",
                "/a/\\",
                "\\",
                "\"",
                "'",
                "/a\"/",
                "/$uri/",
                "/${uri}/",
                "$request_uri",
                "/#/",
                "# comment",
                "/a b/",
                "~ ^/",
                "/.*/",
                "/(/",
                "/[/",
                "/a|b/",
                "/../",
                "/./",
                "/a/../../etc/",
                "//",
                "//evil.example.com/",
                "/%0d%0a/",
                "http://a b/",
                "http://a;b/",
                "http://$host/",
                "http://user@host/",
                "http://[::1]:80/",
                "http://host:80\"; " + INCLUDE,
                "http://host/\"; " + INCLUDE,
                "unix:/var/run/docker.sock",
                "http://unix:/var/run/docker.sock",
                "file:///etc/passwd",
                "10.0.0.0/8; " + INCLUDE,
                "10.0.0.0/33",
                "default",
                "'self'; script-src *",
                "max-age=1\r\nX: y",
                "<script>alert(1)</script>",
                "é",
                "日本",
                "\u2028",
                "\u0000");
    }

    /** Strung together from pieces that mean something to nginx; the same for the same seed. */
    public static Stream<String> random(long seed, int count) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(ignored -> (random.nextBoolean() ? "/" : "")
                        + IntStream.range(0, 1 + random.nextInt(6))
                                .mapToObj(piece -> PIECES[random.nextInt(PIECES.length)])
                                .collect(Collectors.joining())
                        + (random.nextBoolean() ? "/" : ""));
    }
}
