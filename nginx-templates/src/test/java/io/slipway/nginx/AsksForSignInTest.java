package io.slipway.nginx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.nginx.edge.Edge;
import io.slipway.nginx.edge.Maintenance;
import io.slipway.nginx.edge.SignIn;
import io.slipway.nginx.proxy.BackEnd;
import io.slipway.nginx.proxy.Dns;
import io.slipway.nginx.routing.Languages;
import io.slipway.nginx.server.Answer;
import io.slipway.nginx.server.DnsServer;
import io.slipway.nginx.server.Request;
import io.slipway.nginx.server.RunningNginx;
import io.slipway.nginx.server.Service;
import io.slipway.nginx.server.SiteFiles;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The proxy here lets in who has the cookie {@code session=anna}; everything else is real. */
@Tag("needs-program")
class AsksForSignInTest {

    private static final String SIGNED_IN = "Cookie: session=anna";
    private static final String USER = "anna";

    @TempDir
    Path root;

    private Service proxy;

    @BeforeEach
    void start() {
        SiteFiles.of(root, "/").write("/icons/logo.svg", "<svg/>").write("/app.webmanifest", "{}");
        SiteFiles.of(root, "/addin/");
        proxy = Service.doing(AsksForSignInTest::answer);
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    private static void answer(Request request, Socket client) throws IOException {
        boolean known = request.header("Cookie").contains("session=anna");
        String path = request.line().split(" ")[1];
        if (path.endsWith("/auth")) {
            Service.answer(
                    client,
                    known ? "202 Accepted" : "401 Unauthorized",
                    "",
                    "X-Auth-Request-User: " + USER,
                    "X-Auth-Request-Email: anna@example.com",
                    request.header("Cookie").contains("old")
                            ? "Set-Cookie: session=new; Path=/; Expires=Thu, 01 Jan 2099 00:00:00 GMT; HttpOnly"
                            : "X: y");
        } else if (path.endsWith("/start")) {
            Service.answer(client, "302 Found", "", "Location: https://login.example.com/", "Set-Cookie: csrf=1");
        } else {
            Service.answer(client, "200 OK", request + request.body());
        }
    }

    private NginxSiteBuilder site() {
        return NginxSite.spa("/").edge(Edge.none().signingIn(SignIn.at(proxy.url())));
    }

    @Test
    void whoIsSignedInGetsTheApp() {
        try (RunningNginx nginx = RunningNginx.serving(root, site())) {
            assertThat(nginx.navigate("/", SIGNED_IN).text()).isEqualTo(SiteFiles.INDEX);
            assertThat(nginx.navigate("/orders/7", SIGNED_IN).text()).isEqualTo(SiteFiles.INDEX);
            assertThat(nginx.get("/main-ABCD2345.js", SIGNED_IN).text()).isEqualTo(SiteFiles.SCRIPT);
            assertThat(nginx.get("/gone.js", SIGNED_IN).status()).isEqualTo(404);
            assertThat(nginx.errors()).doesNotContain("[error]").doesNotContain("variables_hash");
        }
    }

    @Test
    void whoGoesToAPageIsSentToSignInWithTheWholeAddressOfThePage() {
        try (RunningNginx nginx = RunningNginx.serving(root, site())) {
            Answer answer = nginx.navigate("/orders/7?a=1&b=%2F", "X-Auth-Request-Redirect: https://evil.example.com/");

            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.header("Location")).isEqualTo("https://login.example.com/");
            assertThat(answer.header("Set-Cookie")).isEqualTo("csrf=1");
            Request start = last();
            assertThat(start.line()).isEqualTo("GET /oauth2/start HTTP/1.1");
            assertThat(start.header("X-Auth-Request-Redirect")).isEqualTo("/orders/7?a=1&b=%2F");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/main-ABCD2345.js",
                "/gone.js",
                "/index.html",
                "/",
                "/orders",
                "/ngsw.json",
                "/.slipway/release.json",
                "/api/orders",
                "/assets/icon-64.png/x",
                "/api/icon.png",
                "/outside.txt"
            })
    void aCallOrAFileIsToldThatNobodyIsSignedIn(String path) {
        try (Service service = Service.echo();
                RunningNginx nginx =
                        RunningNginx.serving(root, site().backEnds(List.of(BackEnd.http("/api", service.url()))))) {
            for (String cookie : List.of("X: y", "Cookie: session=eve", "Authorization: Basic YTpi")) {
                Answer answer = nginx.get(path, cookie);
                assertThat(answer.status()).isEqualTo(401);
                assertThat(answer.text()).isEqualTo("sign in first\n");
                assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            }
            assertThat(service.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/healthz",
                "/manifest.xml",
                "/app.webmanifest",
                "/assets/icon-64.png",
                "/icons/logo.svg",
                "/.well-known/security.txt"
            })
    void healthCheckManifestsAndIconsAreOpen(String path) {
        try (RunningNginx nginx = RunningNginx.serving(root, site())) {
            assertThat(nginx.get(path).status()).isEqualTo(200);
            assertThat(proxy.requests()).isEmpty();
        }
    }

    /** The page holds the environment's values, and some addresses of the app end as a file does. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/orders/icon.png",
                "/icons/none.svg",
                "/manifest.json",
                "/icon.png/../",
                "/favicon.ico",
                "/.well-known/x",
                "/open/x"
            })
    void anOpenNameIsNoWayToThePage(String path) {
        SignIn opening = SignIn.at(proxy.url()).opening(List.of("/open/"));
        try (RunningNginx nginx =
                RunningNginx.serving(root, NginxSite.spa("/").edge(Edge.none().signingIn(opening)))) {
            assertThat(nginx.navigate(path).text()).doesNotContain(SiteFiles.INDEX);
        }
    }

    @Test
    void furtherFilesAndDirectoriesAreOpenedByName() {
        new SiteFiles(root).write("/open/a.js", "a").write("/b.js", "b").write("/b.json", "b");
        SignIn opening = SignIn.at(proxy.url()).opening(List.of("/open/", "/b.js"));
        try (RunningNginx nginx =
                RunningNginx.serving(root, NginxSite.spa("/").edge(Edge.none().signingIn(opening)))) {
            assertThat(nginx.get("/open/a.js").status()).isEqualTo(200);
            assertThat(nginx.get("/b.js").status()).isEqualTo(200);
            assertThat(nginx.get("/b.json").status()).isEqualTo(401);
        }
    }

    @Test
    void servicesLearnFromNginxAloneWhoTheUserIs() {
        try (Service service = Service.echo();
                RunningNginx nginx =
                        RunningNginx.serving(root, site().backEnds(List.of(BackEnd.http("/api", service.url()))))) {
            Answer answer = nginx.get(
                    "/api/orders?x=1",
                    SIGNED_IN,
                    "X-Auth-Request-User: eve",
                    "X-Auth-Request-Groups: admins",
                    "X-Forwarded-User: eve",
                    "X-Forwarded-Email: eve@example.com",
                    "Remote-User: eve",
                    "X_Auth_Request_User: eve");

            assertThat(answer.text()).startsWith("GET /api/orders?x=1 HTTP/1.1");
            Request arrived = service.requests().get(0);
            assertThat(arrived.header("X-Auth-Request-User")).isEqualTo(USER);
            assertThat(arrived.header("X-Auth-Request-Email")).isEqualTo("anna@example.com");
            assertThat(arrived.toString()).doesNotContain("eve").doesNotContain("admins");
        }
    }

    @Test
    void theProxyLearnsOfTheClientsRequestItsCookieAndAddressAlone() {
        Edge edge = Edge.proxy(List.of("127.0.0.2")).signingIn(SignIn.at(proxy.url()));
        try (RunningNginx nginx = RunningNginx.serving(
                root,
                NginxSite.spa("/")
                        .hosts(List.of("r1.example.com", "r2.example.com"))
                        .edge(edge))) {
            nginx.get(
                    "/main-ABCD2345.js?x=1",
                    "Host: evil.example.com",
                    "X-Forwarded-Host: evil.example.com",
                    "X-Forwarded-Uri: /healthz",
                    "X-Original-URL: /healthz",
                    "X-Forwarded-For: 127.0.0.1",
                    "X-Forwarded-Proto: https",
                    SIGNED_IN);

            Request asked = proxy.requests().get(0);
            assertThat(asked.line()).isEqualTo("GET /oauth2/auth HTTP/1.1");
            assertThat(asked.header("Cookie")).isEqualTo("session=anna");
            assertThat(asked.header("Host")).isEqualTo("r1.example.com");
            assertThat(asked.header("X-Forwarded-Host")).isEqualTo("r1.example.com");
            assertThat(asked.header("X-Forwarded-For")).isEqualTo("127.0.0.1");
            assertThat(asked.header("X-Forwarded-Proto")).isEqualTo("http");
            assertThat(asked.toString()).doesNotContain("evil").doesNotContain("healthz");
        }
    }

    /** A variable that is set while the proxy is asked would be the request's own. */
    @Test
    void eachServiceGetsItsRequestsWithTheirBodies() {
        try (DnsServer dns = DnsServer.answering("127.0.0.1");
                Service orders = Service.echo();
                RunningNginx nginx = RunningNginx.serving(
                        root,
                        NginxSite.spa("/")
                                .backEnds(List.of(BackEnd.http("/api", "http://api.shop.svc:" + orders.port() + "/v1")))
                                .dns(Dns.ofPod().asking(dns.address()))
                                .edge(Edge.none().signingIn(SignIn.at("http://sign-in.shop.svc:" + proxy.port()))))) {
            Answer answer = nginx.post("/api/orders?x=1", "hello", SIGNED_IN);

            assertThat(answer.text()).startsWith("POST /v1/orders?x=1 HTTP/1.1").endsWith("hello");
            assertThat(proxy.requests().get(0).line()).isEqualTo("GET /oauth2/auth HTTP/1.1");
            assertThat(proxy.requests().get(0).header("Content-Length")).isEmpty();
            assertThat(nginx.navigate("/").status()).isEqualTo(302);
        }
    }

    @Test
    void theProxysOwnPagesAnswerBelowItsPath() {
        Edge edge = Edge.none().signingIn(SignIn.at(proxy.url()).below("/addin/sign-in"));
        try (RunningNginx nginx =
                RunningNginx.serving(root, NginxSite.office("/addin/").edge(edge))) {
            assertThat(nginx.get("/addin/sign-in/callback?code=1&state=a%2Fb").text())
                    .startsWith("GET /addin/sign-in/callback?code=1&state=a%2Fb HTTP/1.1");
            assertThat(nginx.post("/addin/sign-in/sign_in", "a=b", "Content-Type: text/plain")
                            .text())
                    .contains("Content-Type: text/plain")
                    .endsWith("a=b");
            assertThat(nginx.get("/addin/sign-in/x/..;/y").status()).isEqualTo(400);
            assertThat(nginx.navigate("/addin/").status()).isEqualTo(302);
            assertThat(last().line()).isEqualTo("GET /addin/sign-in/start HTTP/1.1");
            assertThat(nginx.navigate("/addin/", SIGNED_IN).text()).isEqualTo(SiteFiles.INDEX);
            assertThat(nginx.get("/addin/manifest.xml").status()).isEqualTo(200);
            assertThat(nginx.get("/addin/assets/icon-64.png").status()).isEqualTo(200);
            assertThat(nginx.get("/assets/icon-64.png").status()).isEqualTo(404);
        }
    }

    @Test
    void languagesMaintenanceAndLimitsGoOn() throws IOException {
        new SiteFiles(root).write("/nl/index.html", "nl").write("/en/index.html", "en");
        NginxSiteBuilder languages = site().languages(Optional.of(Languages.of("en", "nl")));
        try (RunningNginx nginx = RunningNginx.serving(root, languages)) {
            assertThat(nginx.navigate("/nl/orders").status()).isEqualTo(302);
            assertThat(nginx.navigate("/nl/orders", SIGNED_IN).text()).isEqualTo("nl");
        }
        try (RunningNginx nginx = RunningNginx.serving(root, site().maintenance(Maintenance.defaults()))) {
            assertThat(nginx.navigate("/").status()).isEqualTo(503);
            assertThat(nginx.navigate("/").text()).contains("<h1>");
        }
        NginxSiteBuilder asking = site().peerPort(RunningNginx.freePort()).dns(Dns.whenStarting());
        try (RunningNginx nginx = RunningNginx.serving(root, asking)) {
            assertThat(nginx.get("/gone-ABCD2345.js").status()).isEqualTo(401);
            assertThat(nginx.get("/gone-ABCD2345.js", SIGNED_IN).status()).isEqualTo(404);
        }
    }

    @Test
    void aCacheInFrontKeepsNothing() {
        new SiteFiles(root).write("/.slipway/immutable.map", "\"/main-ABCD2345.js\" 1;\n");
        try (RunningNginx nginx = RunningNginx.serving(root, site())) {
            assertThat(nginx.get("/main-ABCD2345.js", SIGNED_IN).header("Cache-Control"))
                    .isEqualTo("private, max-age=31536000, immutable");
        }
    }

    @Test
    void aRenewedCookieReachesTheBrowser() {
        try (RunningNginx nginx = RunningNginx.serving(root, site())) {
            assertThat(nginx.navigate("/", SIGNED_IN + "; old=1").header("Set-Cookie"))
                    .isEqualTo("session=new; Path=/; Expires=Thu, 01 Jan 2099 00:00:00 GMT; HttpOnly");
            assertThat(nginx.navigate("/", SIGNED_IN).header("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void nobodyGetsInWhileTheProxyDoesNotAnswer() {
        try (RunningNginx nginx = RunningNginx.serving(root, site())) {
            proxy.close();

            Answer answer = nginx.navigate("/", SIGNED_IN);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.text()).contains("the proxy for it does not answer");
            assertThat(nginx.get("/healthz").status()).isEqualTo(200);
            assertThat(nginx.get("/.slipway/signed-in").status()).isEqualTo(404);
        }
    }

    @Test
    void whatCannotBeServedIsRefused() {
        assertRefused(SignIn.at("http://127.0.0.1:1/x"), "edge.signIn.proxy");
        assertRefused(SignIn.at("ftp://127.0.0.1"), "edge.signIn.proxy");
        assertRefused(SignIn.at("http://127.0.0.1").below("/healthz"), "edge.signIn.path");
        assertRefused(SignIn.at("http://127.0.0.1").below("/a/"), "edge.signIn.path");
        assertRefused(SignIn.at("http://127.0.0.1").below("/api"), "backEnds[0].path");
        assertRefused(SignIn.at("http://127.0.0.1").opening(List.of("/")), "edge.signIn.open");
        assertRefused(SignIn.at("http://127.0.0.1"), "backEnds[0].headers");
    }

    private static void assertRefused(SignIn signIn, String location) {
        NginxSiteBuilder site = NginxSite.spa("/")
                .backEnds(List.of(BackEnd.http("/api", "http://127.0.0.1")
                        .withHeaders(location.endsWith("headers") ? Map.of("x-auth-request-user", "a") : Map.of())))
                .edge(Edge.none().signingIn(signIn));
        assertThatThrownBy(site::build)
                .isInstanceOfSatisfying(
                        NginxSiteException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(problem -> problem.location())
                                .contains(location));
    }

    private Request last() {
        return proxy.requests().get(proxy.requests().size() - 1);
    }
}
