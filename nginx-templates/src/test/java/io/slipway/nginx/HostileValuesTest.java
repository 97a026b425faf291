package io.slipway.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.nginx.delivery.Brotli;
import io.slipway.nginx.delivery.Caching;
import io.slipway.nginx.delivery.Cors;
import io.slipway.nginx.edge.Edge;
import io.slipway.nginx.edge.Maintenance;
import io.slipway.nginx.edge.SignIn;
import io.slipway.nginx.operations.AccessLog;
import io.slipway.nginx.problems.Problem;
import io.slipway.nginx.proxy.BackEnd;
import io.slipway.nginx.proxy.Dns;
import io.slipway.nginx.routing.Languages;
import io.slipway.nginx.routing.Listen;
import io.slipway.nginx.security.SecurityHeaders;
import io.slipway.nginx.server.HostileText;
import io.slipway.nginx.server.Nginx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Puts hostile text wherever a description takes text. It is refused, or nginx reads the same directives as before. */
@Tag("needs-program")
class HostileValuesTest {

    private static final Map<String, Function<String, NginxSiteBuilder>> PLACES = descriptions();

    /** How often nginx itself is asked about one place; the directives are compared for every text. */
    private static final int ENOUGH = 30;

    @TempDir
    Path directory;

    @BeforeAll
    static void layOutTheCanary() throws IOException {
        Files.writeString(Path.of(HostileText.CANARY), "# canary\n");
    }

    @AfterAll
    static void takeItAway() throws IOException {
        Files.delete(Path.of(HostileText.CANARY));
    }

    @ParameterizedTest
    @MethodSource("places")
    void noDirectiveAppears(String place) throws IOException, InterruptedException {
        Function<String, NginxSiteBuilder> site = PLACES.get(place);
        List<List<String>> usual = usual(place)
                .map(text -> directives(NginxTemplates.render(site.apply(text).build())))
                .toList();

        int asked = 0;
        for (String text : texts().toList()) {
            Optional<String> rendered = render(site.apply(text));
            if (rendered.isPresent()) {
                assertThat(directives(rendered.get())).as(place + ": " + text).isIn(usual);
                if (asked++ < ENOUGH) {
                    assertNginxReadsNothingElse(rendered.get(), place + ": " + text);
                }
            }
        }
    }

    @Test
    void refusalsSayWhereWhatAndHow() {
        Problem problem = problems(NginxSite.spa("/a;b/")).get(0);

        assertThat(problem.render()).isEqualTo("""
                slipway: nginx: "/a;b/" is not a path that nginx can be given
                  at basePath
                  fix: start and end with /, and use letters, digits, . _ ~ - between; no part may start with a dot""");
    }

    @Test
    void refusalsNeverRepeatControlCharacters() {
        assertThat(problems(NginxSite.spa("/a\nb\u001b[31m/")).get(0).message()).doesNotContain("\n", "\u001b");
    }

    @Test
    void everyProblemIsToldAtOnce() {
        assertThat(problems(NginxSite.spa("addin").root("relative").listen(new Listen("everywhere", 0, false))))
                .extracting(Problem::location)
                .containsExactly("address", "port", "root", "basePath");
    }

    static Set<String> places() {
        return PLACES.keySet();
    }

    private static Stream<String> texts() {
        return Stream.concat(HostileText.known(), HostileText.random(4L, 300)).filter(text -> !text.isEmpty());
    }

    private static List<Problem> problems(NginxSiteBuilder site) {
        try {
            site.build();
            return List.of();
        } catch (NginxSiteException e) {
            return e.problems();
        }
    }

    private static Optional<String> render(NginxSiteBuilder site) {
        try {
            return Optional.of(NginxTemplates.render(site.build()));
        } catch (NginxSiteException refused) {
            return Optional.empty();
        }
    }

    private void assertNginxReadsNothingElse(String rendered, String what) throws IOException, InterruptedException {
        Path file = directory.resolve("nginx.conf");
        Files.writeString(file, rendered.replace("\"/tmp/", "\"" + directory + "/"));
        Nginx.Outcome outcome = Nginx.ask("-T", file);

        assertThat(outcome.output()).as(what).doesNotContain("configuration file " + HostileText.CANARY);
        assertThat(outcome.exit() == 0 || understoodButNotFound(outcome.output()))
                .as(what + ": " + outcome.output().lines().findFirst().orElse(""))
                .isTrue();
    }

    /** What nginx says of a module, a directory or a host that it took as one value and then did not find. */
    private static boolean understoodButNotFound(String output) {
        return Stream.of("dlopen()", "mkdir()", "open()", "bind()", "host not found", "SSL_CTX_load_verify_locations(")
                .anyMatch(output::contains);
    }

    /** The names of all directives and blocks, read as nginx reads them: quotes, backslashes and comments respected. */
    private static List<String> directives(String text) {
        List<String> names = new ArrayList<>();
        StringBuilder token = new StringBuilder();
        boolean first = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean between = token.isEmpty();
            if (between && c == '#') {
                i = text.indexOf('\n', i);
            } else if (between && (c == '"' || c == '\'')) {
                for (i++; text.charAt(i) != c; i++) {
                    i += text.charAt(i) == '\\' ? 1 : 0;
                }
                token.append("\"\"");
            } else if (c == ';' || c == '{' || c == '}' || Character.isWhitespace(c)) {
                if (first && !between) {
                    names.add(token.toString());
                    first = false;
                }
                token.setLength(0);
                if (!Character.isWhitespace(c)) {
                    names.add(String.valueOf(c));
                    first = true;
                }
            } else {
                token.append(c);
            }
        }
        return names;
    }

    private static Stream<String> usual(String place) {
        return switch (place) {
            case "base path", "immutable directory" -> Stream.of("/usual/");
            case "root", "brotli module", "ca file", "backend's path" -> Stream.of("/usual");
            case "sign-in proxy" -> Stream.of("http://usual.example.com", "http://127.0.0.1");
            case "sign-in proxy's host" -> Stream.of("usual.example.com", "127.0.0.1");
            case "sign-in path", "open directory" -> Stream.of("/usual");
            case "upstream" -> upstreams("http://");
            case "upstream's host" -> upstreams("");
            case "trusted network", "allowed network", "exempt network", "address" -> Stream.of("127.0.0.1");
            case "front door" -> Stream.of("12345678-90ab-cdef-1234-567890abcdef");
            case "transport security" -> Stream.of("max-age=1");
            case "policy's source", "origin" -> Stream.of("https://usual.example.com");
            case "language", "default language" -> Stream.of("nl");
            default -> Stream.of("usual");
        };
    }

    /** A name takes one directive more than an address, a path some more. */
    private static Stream<String> upstreams(String scheme) {
        return Stream.of("usual.example.com", "127.0.0.1")
                .flatMap(host -> Stream.of(host, host + "/v1"))
                .map(host -> scheme + host);
    }

    private static Map<String, Function<String, NginxSiteBuilder>> descriptions() {
        Map<String, Function<String, NginxSiteBuilder>> places = new LinkedHashMap<>();
        places.put("address", text -> site().listen(new Listen(text, 8080, false)));
        places.put("root", text -> site().root(text));
        places.put("run directory", text -> site().runDirectory("/tmp/" + text));
        places.put(
                "host",
                text -> site().hosts(List.of(text)).backEnds(List.of(BackEnd.http("/api", "http://127.0.0.1"))));
        places.put("base path", NginxSite::office);
        places.put("language", text -> localised(new Languages(List.of("en", text), "en", "language")));
        places.put("default language", text -> localised(new Languages(List.of(text), text, "language")));
        places.put("cookie", text -> localised(new Languages(List.of("en"), "en", text)));
        places.put("immutable directory", text -> site().caching(new Caching(true, List.of(text), Duration.ofDays(1))));
        places.put("brotli module", text -> site().brotli(Optional.of(Brotli.loadedFrom(text))));
        places.put("policy's directive", text -> site().policy(policy -> policy.with(text, "'self'")));
        places.put("policy's source", text -> site().policy(policy -> policy.with("connect-src", text)));
        places.put("transport security", text -> site().hsts(text));
        places.put("referrer policy", text -> headers(text, "x", "x", "x", "x"));
        places.put("permissions policy", text -> headers("x", text, "x", "x", "x"));
        places.put("frame options", text -> headers("x", "x", text, "x", "x"));
        places.put("opener policy", text -> headers("x", "x", "x", text, "x"));
        places.put("resource policy", text -> headers("x", "x", "x", "x", text));
        places.put("trusted network", text -> site().edge(Edge.proxy(List.of("10.0.0.1", text))));
        places.put("allowed network", text -> site().edge(Edge.none().allowing(List.of("10.0.0.1", text))));
        places.put(
                "client address header",
                text -> site().edge(Edge.proxy(List.of("10.0.0.1")).withClientHeader(text)));
        places.put("sign-in proxy", text -> site().edge(Edge.none().signingIn(SignIn.at(text))));
        places.put("sign-in proxy's host", text -> site().edge(Edge.none().signingIn(SignIn.at("http://" + text))));
        places.put(
                "sign-in path",
                text -> site().edge(Edge.none()
                        .signingIn(SignIn.at("http://127.0.0.1").below(text))));
        places.put(
                "open directory",
                text -> site().edge(Edge.none()
                        .signingIn(SignIn.at("http://127.0.0.1").opening(List.of(text)))));
        places.put("front door", text -> site().edge(Edge.frontDoor(List.of("10.0.0.1"), text)));
        places.put("title", text -> maintenance(text, "x", "10.0.0.1"));
        places.put("message", text -> maintenance("x", text, "10.0.0.1"));
        places.put("exempt network", text -> maintenance("x", "x", text));
        places.put("backend's path", text -> site().backEnds(List.of(BackEnd.http(text, "http://127.0.0.1:9000/v1"))));
        places.put(
                "ca file",
                text -> site().backEnds(List.of(
                        BackEnd.http("/api", "https://127.0.0.1").withCaFile(text))));
        places.put("upstream", text -> site().backEnds(List.of(BackEnd.http("/api", text))));
        places.put("upstream's host", text -> site().backEnds(List.of(BackEnd.http("/api", "http://" + text))));
        places.put(
                "upstream's path", text -> site().backEnds(List.of(BackEnd.http("/api", "http://127.0.0.1/x" + text))));
        places.put(
                "request header",
                text -> site().backEnds(
                                List.of(BackEnd.http("/api", "http://127.0.0.1").withHeaders(Map.of(text, "x")))));
        places.put(
                "request header's value",
                text -> site().backEnds(
                                List.of(BackEnd.http("/api", "http://127.0.0.1").withHeaders(Map.of("X-Key", text)))));
        places.put(
                "dns server",
                text -> site().backEnds(List.of(BackEnd.http("/api", "http://api.example.com")))
                        .dns(Dns.ofPod().asking(text)));
        places.put(
                "namespace",
                text -> site().backEnds(List.of(BackEnd.http("/api", "http://api")))
                        .dns(Dns.ofPod().asking("127.0.0.1").inNamespace(text)));
        places.put("origin", text -> site().cors(new Cors(List.of(text))));
        places.put(
                "cluster domain",
                text -> site().backEnds(List.of(BackEnd.http("/api", "http://api.shop.svc")))
                        .dns(Dns.ofPod().asking("127.0.0.1").inDomain(text)));
        return places;
    }

    private static NginxSiteBuilder site() {
        return NginxSite.spa("/app/").dns(Dns.ofPod().asking("127.0.0.1")).accessLog(AccessLog.none());
    }

    private static NginxSiteBuilder localised(Languages languages) {
        return site().languages(Optional.of(languages));
    }

    private static NginxSiteBuilder maintenance(String title, String message, String exempt) {
        return site().maintenance(new Maintenance(title, message, Duration.ofMinutes(5), List.of(exempt)));
    }

    private static NginxSiteBuilder headers(
            String referrer, String permissions, String frame, String opener, String resource) {
        return site().headers(new SecurityHeaders(referrer, permissions, frame, opener, resource));
    }
}
