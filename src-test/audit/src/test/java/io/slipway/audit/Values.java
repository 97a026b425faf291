package io.slipway.audit;

import java.util.List;
import java.util.Random;

/** Values made of delimiters, escapes, line ends and ways out; whatever breaks out calls {@code canary()}. */
final class Values {
    private static final List<String> ATOMS = List.of(
            "'",
            "\"",
            "`",
            "\\",
            "$",
            "${",
            "{",
            "}",
            "(",
            ")",
            "[",
            "]",
            "/",
            "*",
            "*/",
            "/*",
            "//",
            "|",
            "^",
            "-",
            "--",
            ">",
            "<",
            "</",
            "<!--",
            "-->",
            "->",
            "]]>",
            "]]",
            "]",
            "&",
            "&lt;",
            "&#39;",
            "&amp;",
            "#",
            "%",
            "%27",
            "=",
            ";",
            ":",
            ",",
            ".",
            "!",
            "?",
            "@",
            "+",
            "~",
            "\n",
            "\r",
            "\r\n",
            "\t",
            "\f",
            "\u000b",
            "\u0001",
            "\u007f",
            "\u0085",
            "\u00a0",
            "\u2028",
            "\u2029",
            "\ufeff",
            "\ufffe",
            "é",
            "ß",
            "文",
            "😀",
            "x",
            "a",
            "f",
            "A",
            "0",
            "1",
            "7",
            "41",
            " ",
            "  ",
            "\\u0041",
            "\\x41",
            "\\0",
            "\\",
            "u0041",
            "true",
            "null",
            "12",
            "__proto__",
            "script>",
            "/script>",
            "style>",
            "!--",
            "title>",
            "#{v}#",
            "#{",
            "}#",
            "url(",
            "red",
            "C:\\temp\\new",
            "https://api.example.com/a?b=1&c=2#d");

    private static final List<String> WAYS_OUT = List.of(
            "');canary();//",
            "\");canary();//",
            "`);canary();//",
            "${canary()}",
            "'+canary()+'",
            "\"+canary()+\"",
            "`+canary()+`",
            "</script><script>canary()</script>",
            "<img src=x onerror=canary()>",
            "\" onclick=\"canary()",
            "' onclick='canary()",
            " onclick=canary() ",
            "javascript:canary()",
            " JavaScript:canary()",
            "*/canary()/*",
            "\ncanary()//",
            "\rcanary()//",
            "\u2028canary()//",
            "/;canary()//",
            "]]><script>canary()</script>",
            "--><script>canary()</script>",
            "&#39;);canary();//",
            "&quot;);canary();//",
            "</style><script>canary()</script>",
            "</title><script>canary()</script>",
            "</textarea><script>canary()</script>",
            "><script>canary()</script>",
            "'><script>canary()</script>",
            "\"><script>canary()</script>",
            "}a{b:c}",
            "\"}a{content:\"",
            "\",\"b\":\"",
            "/canary()//",
            "/+canary()+/");

    private final Random random;

    Values(Random random) {
        this.random = random;
    }

    String any() {
        StringBuilder value = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            value.append(pick(random.nextInt(4) == 0 ? WAYS_OUT : ATOMS));
        }
        return random.nextInt(60) == 0 ? "" : value.toString();
    }

    /** What may stand outside of quotes in a style sheet, and what may not. */
    String ofStyleSheet() {
        return random.nextInt(3) == 0
                ? any()
                : pick(List.of(
                        "red",
                        "12px",
                        "#fff",
                        "1.5",
                        "rgb(1, 2, 3)",
                        "a(b(c))",
                        "url(a.png)",
                        "1px solid red",
                        "-5",
                        "x)",
                        "(x",
                        "*",
                        "/",
                        "a/*",
                        "\"x\"",
                        "a;b",
                        "a}b",
                        "--x",
                        "a!important",
                        "url(a b)",
                        "url(",
                        "u",
                        "var(--a)"));
    }

    private String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
