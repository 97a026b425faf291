package io.slipway.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.nginx.edge.Edge;
import io.slipway.nginx.edge.Maintenance;
import io.slipway.nginx.proxy.BackEnd;
import io.slipway.nginx.proxy.Dns;
import io.slipway.nginx.server.Answer;
import io.slipway.nginx.server.RunningNginx;
import io.slipway.nginx.server.Service;
import io.slipway.nginx.server.SiteFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 127.0.0.2 and 127.0.0.3 play proxies in front; 127.0.0.1 is somebody who comes past them. */
@Tag("needs-program")
class StandsBehindAnEdgeTest {

    private static final String ID = "12345678-90ab-cdef-1234-567890abcdef";
    private static final String OTHER_ID = "00000000-90ab-cdef-1234-567890abcdef";

    @TempDir
    Path root;

    @BeforeEach
    void write() {
        SiteFiles.of(root, "/");
    }

    @Test
    void theClientsAddressIsTakenFromTrustedProxiesAlone() {
        RunningNginx nginx = behind(Edge.proxy(List.of("127.0.0.2", "127.0.0.3")));
        try (nginx) {
            nginx.getFrom("127.0.0.2", "/a.txt", "X-Forwarded-For: 192.0.2.1");
            nginx.getFrom("127.0.0.2", "/b.txt", "X-Forwarded-For: 6.6.6.6, 192.0.2.2, 127.0.0.3");
            nginx.getFrom("127.0.0.1", "/c.txt", "X-Forwarded-For: 192.0.2.3");
            nginx.getFrom("127.0.0.2", "/d.txt", "X-Forwarded-For: nonsense\"");
            nginx.stop();

            assertThat(clients(nginx)).containsExactly("192.0.2.1", "192.0.2.2", "127.0.0.1", "127.0.0.2");
        }
    }

    @Test
    void cloudflareTellsTheClientInAHeaderOfItsOwn() {
        RunningNginx nginx = behind(Edge.cloudflare(List.of("127.0.0.2")));
        try (nginx) {
            nginx.getFrom("127.0.0.2", "/a.txt", "CF-Connecting-IP: 192.0.2.1", "X-Forwarded-For: 6.6.6.6");
            nginx.getFrom("127.0.0.1", "/b.txt", "CF-Connecting-IP: 192.0.2.1");
            nginx.stop();

            assertThat(clients(nginx)).containsExactly("192.0.2.1", "127.0.0.1");
        }
    }

    @Test
    void onlyOurFrontDoorIsLetIn() {
        try (RunningNginx nginx = behind(Edge.frontDoor(List.of("127.0.0.2"), ID))) {
            assertThat(nginx.navigate("/", "X-Azure-FDID: " + ID).status()).isEqualTo(200);
            assertThat(nginx.navigate("/", "X-Azure-FDID: " + ID.toUpperCase(java.util.Locale.ROOT))
                            .status())
                    .isEqualTo(200);
            for (String header : List.of("X: y", "X-Azure-FDID: " + OTHER_ID, "X-Azure-FDID: " + ID + "0")) {
                assertThat(nginx.navigate("/", header).status()).as(header).isEqualTo(403);
                assertThat(nginx.get("/main-ABCD2345.js", header).status()).isEqualTo(403);
                assertThat(nginx.get("/gone.js", header).status()).isEqualTo(403);
            }
        }
    }

    @Test
    void onlyListedClientsAreLetIn() {
        Edge edge = Edge.proxy(List.of("127.0.0.2")).allowing(List.of("192.0.2.0/24", "2001:db8::/32"));
        try (RunningNginx nginx = behind(edge)) {
            assertThat(status(nginx, "127.0.0.2", "X-Forwarded-For: 192.0.2.200"))
                    .isEqualTo(200);
            assertThat(status(nginx, "127.0.0.2", "X-Forwarded-For: 2001:db8::7"))
                    .isEqualTo(200);
            assertThat(status(nginx, "127.0.0.2", "X-Forwarded-For: 198.51.100.1"))
                    .isEqualTo(403);
            assertThat(status(nginx, "127.0.0.2", "X-Forwarded-For: 192.0.2.1, 198.51.100.1"))
                    .isEqualTo(403);
            assertThat(status(nginx, "127.0.0.1", "X-Forwarded-For: 192.0.2.200"))
                    .isEqualTo(403);
        }
    }

    @Test
    void identifierAndListMustBothHold() {
        Edge edge = Edge.frontDoor(List.of("127.0.0.2"), ID).allowing(List.of("192.0.2.0/24"));
        try (RunningNginx nginx = behind(edge)) {
            String client = "X-Forwarded-For: 192.0.2.1";

            assertThat(status(nginx, "127.0.0.2", client, "X-Azure-FDID: " + ID))
                    .isEqualTo(200);
            assertThat(status(nginx, "127.0.0.2", client)).isEqualTo(403);
            assertThat(status(nginx, "127.0.0.2", "X-Azure-FDID: " + ID)).isEqualTo(403);
        }
    }

    @Test
    void anIdentifierMayBeWrittenTwiceAndInAnyCase() {
        String[] ids = {ID, ID, ID.toUpperCase(Locale.ROOT)};
        try (RunningNginx nginx =
                behind(Edge.frontDoor(List.of("127.0.0.2"), ids).allowing(List.of("127.0.0.1", "127.0.0.1")))) {
            assertThat(nginx.get("/", "X-Azure-FDID: " + ID).status()).isEqualTo(200);
            assertThat(nginx.get("/", "X-Azure-FDID: " + OTHER_ID).status()).isEqualTo(403);
        }
    }

    @Test
    void theHealthCheckAndNothingElseIsOpenToEveryone() {
        Edge edge = Edge.frontDoor(List.of("127.0.0.2"), ID).allowing(List.of("192.0.2.0/24"));
        NginxSiteBuilder site =
                NginxSite.spa("/").edge(edge.limitedTo(1).withBurst(1)).maintenance(Maintenance.defaults());
        try (RunningNginx nginx = RunningNginx.serving(root, site)) {
            for (int i = 0; i < 5; i++) {
                assertThat(nginx.get("/healthz").status()).isEqualTo(200);
                assertThat(nginx.send("HEAD", "/healthz").status()).isEqualTo(200);
            }
            for (String path :
                    List.of("/HEALTHZ", "/healthz/", "/healthz/x", "/x/healthz", "/healthz%0a", "/healthz.js")) {
                assertThat(nginx.get(path).status()).as(path).isEqualTo(403);
            }
        }
    }

    @Test
    void whoAsksTooOftenIsHeldOffAloneAndForAWhile() {
        NginxSiteBuilder site = NginxSite.spa("/")
                .edge(Edge.proxy(List.of("127.0.0.2")).limitedTo(1).withBurst(5));
        try (RunningNginx nginx = RunningNginx.serving(root, site)) {
            List<Answer> answers = Stream.generate(
                            () -> nginx.getFrom("127.0.0.2", "/main-ABCD2345.js", "X-Forwarded-For: 192.0.2.1"))
                    .limit(20)
                    .toList();

            assertThat(answers.subList(0, 6)).extracting(Answer::status).containsOnly(200);
            assertThat(answers).extracting(Answer::status).contains(429);
            assertThat(answers.get(19).header("Cache-Control")).isEqualTo("no-store");
            assertThat(nginx.getFrom("127.0.0.2", "/main-ABCD2345.js", "X-Forwarded-For: 192.0.2.2")
                            .status())
                    .isEqualTo(200);
            assertThat(nginx.get("/main-ABCD2345.js", "X-Forwarded-For: 192.0.2.1")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aFirstPageOfManyFilesPassesTheRateLimit() {
        try (RunningNginx nginx =
                RunningNginx.serving(root, NginxSite.spa("/").edge(Edge.none().limitedTo(10)))) {
            assertThat(Stream.generate(() -> nginx.get("/main-ABCD2345.js")).limit(150))
                    .extracting(Answer::status)
                    .containsOnly(200);
        }
    }

    @Test
    void aClosedSiteSaysSoToEverybodyButThoseWhoWorkOnIt() {
        Maintenance closed = new Maintenance(
                "Back \"soon\" & <better>", "Since {9;00}, we're at it.", Duration.ofMinutes(10), List.of("127.0.0.3"));
        try (Service service = Service.saying("answer");
                RunningNginx nginx = RunningNginx.serving(
                        root,
                        NginxSite.spa("/")
                                .maintenance(closed)
                                .backEnds(List.of(BackEnd.http("/api", service.url())))
                                .dns(Dns.whenStarting()))) {
            for (String path : List.of("/", "/settings", "/main-ABCD2345.js", "/api/x", "/gone.js")) {
                Answer page = nginx.navigate(path);

                assertThat(page.status()).as(path).isEqualTo(503);
                assertThat(page.header("Retry-After")).isEqualTo("600");
                assertThat(page.header("Cache-Control")).isEqualTo("no-store");
                assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
                assertThat(page.text())
                        .contains("<h1>Back &quot;soon&quot; &amp; &lt;better&gt;</h1>")
                        .contains("<p>Since {9;00}, we&#39;re at it.</p>");
            }
            assertThat(service.requests()).isEmpty();
            assertThat(nginx.getFrom("127.0.0.3", "/").text()).isEqualTo(SiteFiles.INDEX);
            assertThat(nginx.getFrom("127.0.0.3", "/api/x").text()).isEqualTo("answer");
        }
    }

    private RunningNginx behind(Edge edge) {
        return RunningNginx.serving(root, NginxSite.spa("/").edge(edge));
    }

    private static int status(RunningNginx nginx, String from, String... headers) {
        return nginx.getFrom(from, "/", headers).status();
    }

    private static List<String> clients(RunningNginx nginx) {
        return nginx.requests()
                .lines()
                .map(line -> line.replaceAll(".*\"client\":\"([^\"]*)\".*", "$1"))
                .toList();
    }
}
