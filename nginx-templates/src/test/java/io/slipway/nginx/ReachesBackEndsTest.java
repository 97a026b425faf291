package io.slipway.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.nginx.edge.Edge;
import io.slipway.nginx.proxy.BackEnd;
import io.slipway.nginx.proxy.Dns;
import io.slipway.nginx.server.Answer;
import io.slipway.nginx.server.RunningNginx;
import io.slipway.nginx.server.Service;
import io.slipway.nginx.server.SiteFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("needs-program")
class ReachesBackEndsTest {

    @TempDir
    static Path root;

    static Service service;
    static RunningNginx nginx;

    @BeforeAll
    static void start() {
        SiteFiles.of(root, "/");
        service = Service.echo("X-Answer: yes", "Set-Cookie: a=1", "Set-Cookie: b=2", "Cache-Control: max-age=7");
        nginx = RunningNginx.serving(
                root,
                site(
                        BackEnd.http("/graphql", service.url()),
                        BackEnd.http("/api", service.url() + "/v1"),
                        BackEnd.http("/root", service.url() + "/"),
                        BackEnd.http("/api/files", service.url() + "/files").withMaxBody(100),
                        BackEnd.http("/named", service.url())
                                .withHeaders(Map.of("host", "virtual.example.com", "X-Api-Key", "k;\"{}\\"))));
    }

    @AfterAll
    static void stop() {
        nginx.close();
        service.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/graphql, /graphql",
        "/graphql?query=%7Bme%7D&x=a+b, /graphql?query=%7Bme%7D&x=a+b",
        "/graphql/a%2Fb%20c, /graphql/a%2Fb%20c",
        "/api, /v1",
        "/api/, /v1/",
        "/api/orders/7?full=1, /v1/orders/7?full=1",
        "/api/a%20b, /v1/a%20b",
        "/root, /",
        "/root/x, /x",
        "/api/files/x, /files/x",
        "/api/filesystem, /v1/filesystem"
    })
    void thePathOfTheServiceTakesThePlaceOfTheBackEnds(String asked, String arrived) {
        assertThat(nginx.get(asked).text()).startsWith("GET " + arrived + " HTTP/1.1\n");
    }

    @Test
    void aLongerNameIsAnotherPath() {
        assertThat(nginx.navigate("/graphqlx").text()).isEqualTo(SiteFiles.INDEX);
        assertThat(nginx.navigate("/apis").text()).isEqualTo(SiteFiles.INDEX);
    }

    @Test
    void methodBodyAndHeadersPassBothWays() {
        Answer answer = nginx.post(
                "/graphql",
                "{\"query\":\"{me}\"}",
                "Authorization: Bearer t",
                "Cookie: session=1",
                "Content-Type: application/json",
                "X-Custom: c");

        assertThat(answer.text())
                .startsWith("POST /graphql HTTP/1.1\n")
                .contains("Authorization: Bearer t\n", "Cookie: session=1\n", "X-Custom: c\n")
                .endsWith("\n\n{\"query\":\"{me}\"}");
        assertThat(answer.header("X-Answer")).isEqualTo("yes");
        assertThat(answer.header("Set-Cookie")).isEqualTo("a=1 & b=2");
        assertThat(answer.header("Cache-Control")).isEqualTo("max-age=7");
        assertThat(nginx.send("DELETE", "/api/orders/7").text()).startsWith("DELETE /v1/orders/7 ");
    }

    @Test
    void nobodyButTrustedProxiesTellsTheServiceWhoIsAsking() {
        Answer answer = nginx.get(
                "/api/x",
                "X-Forwarded-For: 1.2.3.4",
                "X-Real-IP: 1.2.3.4",
                "X-Forwarded-Host: evil.example.com",
                "Forwarded: for=1.2.3.4",
                "Proxy: http://evil.example.com");

        assertThat(answer.text())
                .contains("X-Forwarded-For: 127.0.0.1\n", "X-Real-IP: 127.0.0.1\n", "X-Forwarded-Proto: http\n")
                .contains("X-Forwarded-Prefix: /api\n")
                .doesNotContain("1.2.3.4", "evil", "Forwarded: for", "Proxy:");
    }

    /** Without an edge, whoever connects from the cluster's network is its router; the test's own addresses are such too. */
    @ParameterizedTest
    @CsvSource({"https, https", "http, http", "HTTPS, HTTPS", "ftp, http", "'https, http', http", "'', http"})
    void theClustersRouterTellsHowTheBrowserCame(String said, String heard) {
        nginx.get("/api/x", "X-Forwarded-Proto: " + said);

        assertThat(last().header("X-Forwarded-Proto")).isEqualTo(heard);
    }

    @Test
    void whatATrustedProxySaysGoesOnToTheService() {
        try (RunningNginx behind = RunningNginx.serving(
                root, site(BackEnd.http("/api", service.url())).edge(Edge.proxy(List.of("127.0.0.2"))))) {
            String[] said = {"X-Forwarded-For: 192.0.2.7", "X-Forwarded-Proto: https"};

            assertThat(behind.getFrom("127.0.0.2", "/api", said).text())
                    .contains("X-Forwarded-For: 192.0.2.7\n", "X-Forwarded-Proto: https\n");
            assertThat(behind.getFrom("127.0.0.3", "/api", said).text())
                    .contains("X-Forwarded-For: 127.0.0.3\n", "X-Forwarded-Proto: http\n");
        }
    }

    @Test
    void theServiceHearsItsOwnNameOrTheOneThatWasChosen() {
        nginx.get("/api/x");
        assertThat(last().header("Host")).isEqualTo("127.0.0.1:" + service.port());

        nginx.get("/named/x");
        assertThat(last().header("Host")).isEqualTo("virtual.example.com");
        assertThat(last().header("X-Api-Key")).isEqualTo("k;\"{}\\");
    }

    @Test
    void aRequestHasTheSameNameInEveryLog() {
        Answer answer = nginx.get("/api/x");
        assertThat(last().header("X-Request-Id"))
                .isEqualTo(answer.header("X-Request-Id"))
                .hasSize(32);
    }

    @Test
    void aRequestIsNamedByTheProxiesInFrontAndByNobodyElse() {
        Edge edge = Edge.proxy(List.of("127.0.0.2"));
        try (RunningNginx behind = RunningNginx.serving(
                root, site(BackEnd.http("/api", service.url())).edge(edge))) {
            assertThat(named(behind, "127.0.0.2", "from-the-edge-1")).isEqualTo("from-the-edge-1");
            assertThat(named(behind, "127.0.0.3", "from-a-client-1")).hasSize(32);
            for (String unfit : List.of("a\"b\\c-123", "short", "1".repeat(65), "-leading-hyphen")) {
                assertThat(named(behind, "127.0.0.2", unfit)).as(unfit).hasSize(32);
            }
        }
    }

    private static String named(RunningNginx behind, String from, String name) {
        Answer answer = behind.getFrom(from, "/api/x", "X-Request-Id: " + name);
        assertThat(last().header("X-Request-Id")).isEqualTo(answer.header("X-Request-Id"));
        return answer.header("X-Request-Id");
    }

    @Test
    void theHostThatAServiceHearsIsOneOfTheSites() {
        Edge edge = Edge.proxy(List.of("127.0.0.2"));
        List<String> hosts = List.of("app.example.com", "WWW.example.com", "www.example.com");
        try (RunningNginx behind = RunningNginx.serving(
                root, site(BackEnd.http("/api", service.url())).hosts(hosts).edge(edge))) {
            assertThat(host(behind, "127.0.0.3", "Host: www.example.com")).isEqualTo("www.example.com");
            assertThat(host(behind, "127.0.0.3", "Host: WWW.EXAMPLE.COM:8443")).isEqualTo("www.example.com");
            assertThat(host(behind, "127.0.0.3", "Host: evil.example.com")).isEqualTo("app.example.com");
            assertThat(host(behind, "127.0.0.3", "Host: inner", "X-Forwarded-Host: www.example.com"))
                    .isEqualTo("app.example.com");
            assertThat(host(behind, "127.0.0.2", "Host: inner", "X-Forwarded-Host: www.example.com"))
                    .isEqualTo("www.example.com");
            assertThat(host(behind, "127.0.0.2", "Host: inner", "X-Forwarded-Host: evil.example.com"))
                    .isEqualTo("app.example.com");
        }
    }

    @Test
    void whereTheSitesHostIsUnknownNoneIsTold() {
        assertThat(host(nginx, "127.0.0.1", "Host: evil.example.com", "X-Forwarded-Host: evil.example.com"))
                .isEmpty();
    }

    private static String host(RunningNginx behind, String from, String... headers) {
        behind.getFrom(from, "/api/x", headers);
        return last().header("X-Forwarded-Host");
    }

    @Test
    void onlyAWebSocketMayTakeTheConnectionOver() {
        nginx.get("/api/x", "Upgrade: h2c", "Connection: Upgrade, HTTP2-Settings", "HTTP2-Settings: AAMAAABkAAQAAP__");

        assertThat(last().header("Upgrade")).isEmpty();
        assertThat(last().header("Connection")).isEmpty();
    }

    @Test
    void bodiesAreLimitedBackEndByBackEnd() {
        assertThat(nginx.post("/api/files/x", "x".repeat(101)).status()).isEqualTo(413);
        assertThat(nginx.post("/api/files/x", "x".repeat(100)).status()).isEqualTo(200);
        assertThat(nginx.post("/api/x", "x".repeat(100_000)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/..;/admin",
                "/api/x/..%2f..%2f..%2fapi/x",
                "/internal/..%2fapi/x",
                "/internal/%2e%2e/api/x",
                "/api/x/%2e%2e/y",
                "/api/./x",
                "/api/x\\..\\y",
                "/api/x/.."
            })
    void pathsThatAServiceCouldReadInAnotherWayDoNotReachIt(String path) {
        int before = service.requests().size();

        assertThat(nginx.get(path).status()).isEqualTo(400);
        assertThat(service.requests()).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1..2/x", "/api/.well-known/x", "/api/a...b", "/api/x?path=../y", "/api/..."})
    void dotsInNamesAreNoSegments(String path) {
        assertThat(nginx.get(path).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/x%0d%0aX-Injected:1",
                "/api/x%0d%0a%0d%0aGET%20/other",
                "/api/x?q=%0d%0aX-Injected:1",
                "/root/x%0aX-Injected:1"
            })
    void lineEndsInAPathStayEncoded(String path) {
        nginx.get(path);

        assertThat(last().header("X-Injected")).isEmpty();
        assertThat(last().line()).matches("GET \\S+ HTTP/1.1").containsIgnoringCase("%0a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:1/x", "http://evil.example.com/", "//evil.example.com/x", "/@evil.example.com"
            })
    void nothingInARequestChoosesTheService(String target) {
        int before = service.requests().size();
        nginx.get(target, "Host: 127.0.0.1:1");

        assertThat(service.requests()).hasSize(before);

        nginx.get("/api/x", "Host: evil.example.com");
        assertThat(service.requests()).hasSize(before + 1);
    }

    @Test
    void connectIsRefused() {
        assertThat(nginx.send("CONNECT", "example.com:443").status()).isBetween(400, 405);
    }

    @Test
    void redirectsOfTheServiceStayOnTheOrigin() {
        try (Service redirecting = Service.doing((request, client) -> Service.answer(
                        client,
                        "302 Found",
                        "",
                        "Location: " + request.header("X-To"),
                        "Set-Cookie: s=1; Path=/v1/orders"));
                RunningNginx moved = RunningNginx.serving(
                        root,
                        site(
                                BackEnd.http("/api", redirecting.url() + "/v1"),
                                BackEnd.http("/plain", redirecting.url())))) {
            String origin = redirecting.url();

            assertThat(moved.get("/api/x", "X-To: " + origin + "/v1/next").header("Location"))
                    .isEqualTo("/api/next");
            assertThat(moved.get("/api/x", "X-To: /v1/next").header("Location")).isEqualTo("/api/next");
            assertThat(moved.get("/plain/x", "X-To: " + origin + "/plain/next").header("Location"))
                    .isEqualTo("/plain/next");
            assertThat(moved.get("/api/x", "X-To: https://login.example.com/").header("Location"))
                    .isEqualTo("https://login.example.com/");
            assertThat(moved.get("/api/x", "X-To: /v1/").header("Set-Cookie")).isEqualTo("s=1; Path=/api/orders");
        }
    }

    @Test
    void noServiceSendsNginxToAFile() {
        try (Service sly = Service.echo("X-Accel-Redirect: /.env", "X-Powered-By: PHP");
                RunningNginx proxy = RunningNginx.serving(root, site(BackEnd.http("/api", sly.url())))) {
            Answer answer = proxy.get("/api/x");

            assertThat(answer.text()).startsWith("GET /api/x").doesNotContain("secret");
            assertThat(answer.header("X-Powered-By")).isEmpty();
        }
    }

    @Test
    void whatTheServiceSaysAboutSafetyIsLeftAlone() {
        try (Service own = Service.echo(
                        "Content-Type: text/html",
                        "Content-Security-Policy: default-src 'none'",
                        "Referrer-Policy: no-referrer",
                        "X-Content-Type-Options: nosniff");
                RunningNginx proxy = RunningNginx.serving(root, site(BackEnd.http("/api", own.url())))) {
            Answer answer = proxy.get("/api/x");

            assertThat(answer.header("Content-Security-Policy")).isEqualTo("default-src 'none'");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    @Test
    void largeHeadersAndLargeAnswersOfTheServicePass() {
        String large = "x".repeat(3_000_000);
        try (Service wordy = Service.doing((request, client) ->
                        Service.answer(client, "200 OK", large, "Set-Cookie: big=" + "c".repeat(12_000)));
                RunningNginx proxy = RunningNginx.serving(root, site(BackEnd.http("/api", wordy.url())))) {
            Answer answer = proxy.get("/api/x");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).isEqualTo(large);
            assertThat(proxy.errors()).isEmpty();
        }
    }

    @Test
    void aCertificateThatNobodySignedIsRefusedUnlessChosenOtherwise(@TempDir Path keys) {
        try (Service secure =
                        Service.selfSigned(keys, (request, client) -> Service.answer(client, "200 OK", "secret"));
                RunningNginx proxy = RunningNginx.serving(
                        root,
                        site(
                                BackEnd.http("/checked", "https://127.0.0.1:" + secure.port()),
                                BackEnd.http("/unchecked", "https://127.0.0.1:" + secure.port())
                                        .withoutVerifyingTls()))) {
            assertThat(proxy.get("/checked").status()).isEqualTo(502);
            assertThat(proxy.errors()).contains("self-signed certificate");
            assertThat(proxy.get("/unchecked").text()).isEqualTo("secret");
        }
    }

    @Test
    void aCertificateIsTakenFromASignerOfTheCaFileAlone(@TempDir Path keys, @TempDir Path others) {
        try (Service known = Service.selfSigned(keys, (request, client) -> Service.answer(client, "200 OK", "secret"));
                Service impostor =
                        Service.selfSigned(others, (request, client) -> Service.answer(client, "200 OK", "secret"));
                RunningNginx proxy = RunningNginx.serving(
                        root, site(trusting("/known", known, keys), trusting("/impostor", impostor, keys)))) {
            assertThat(proxy.get("/known").text()).isEqualTo("secret");
            assertThat(proxy.get("/impostor").status()).isEqualTo(502);
        }
    }

    /** A session that is taken up again is not checked again, and nginx keeps them by address. */
    @Test
    void whatOneBackEndTrustsAnotherOfTheSameServiceDoesNot(@TempDir Path keys, @TempDir Path others) {
        try (Service service =
                        Service.selfSigned(keys, (request, client) -> Service.answer(client, "200 OK", "secret"));
                Service other = Service.selfSigned(others, (request, client) -> Service.answer(client, "200 OK", ""));
                RunningNginx proxy = RunningNginx.serving(
                        root,
                        site(
                                trusting("/known", service, keys),
                                trusting("/impostor", service, others),
                                trusting("/other", other, others)))) {
            for (int again = 0; again < 20; again++) {
                assertThat(proxy.get("/known").text()).isEqualTo("secret");
                assertThat(proxy.get("/impostor").status()).isEqualTo(502);
            }
        }
    }

    private static BackEnd trusting(String path, Service service, Path keys) {
        return BackEnd.http(path, "https://127.0.0.1:" + service.port())
                .withCaFile(keys.resolve("service.pem").toString());
    }

    @Test
    void aServiceThatIsDownIsABadGatewayThatNobodyKeeps() {
        try (RunningNginx alone = RunningNginx.serving(root, site(BackEnd.http("/api", "http://127.0.0.1:1")))) {
            assertThat(alone.get("/api/x").status()).isEqualTo(502);
            assertThat(alone.get("/main-ABCD2345.js").status()).isEqualTo(200);
        }
    }

    private static io.slipway.nginx.server.Request last() {
        return service.requests().get(service.requests().size() - 1);
    }

    private static NginxSiteBuilder site(BackEnd... backEnds) {
        return NginxSite.spa("/").backEnds(List.of(backEnds)).dns(Dns.whenStarting());
    }
}
