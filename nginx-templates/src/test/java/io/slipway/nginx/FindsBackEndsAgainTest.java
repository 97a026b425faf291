package io.slipway.nginx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.nginx.proxy.BackEnd;
import io.slipway.nginx.proxy.Dns;
import io.slipway.nginx.server.Answer;
import io.slipway.nginx.server.DnsServer;
import io.slipway.nginx.server.RunningNginx;
import io.slipway.nginx.server.Service;
import io.slipway.nginx.server.SiteFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A service moves, has several addresses, or one of them is broken. */
@Tag("needs-program")
class FindsBackEndsAgainTest {

    private static final int OFTEN = 12;

    @TempDir
    Path root;

    @BeforeEach
    void write() {
        SiteFiles.of(root, "/");
    }

    @Test
    void aServiceThatMovedIsFoundWithoutRestartingNginx() throws InterruptedException {
        try (Service old = Service.saying("old");
                Service moved = Service.on(
                        "127.0.0.2", old.port(), (request, client) -> Service.answer(client, "200 OK", "new"));
                DnsServer dns = DnsServer.answering("127.0.0.1");
                RunningNginx nginx = serving(dns, BackEnd.http("/api", "http://api.shop.svc:" + old.port()))) {
            assertThat(nginx.get("/api").text()).isEqualTo("old");

            dns.answerFromNowOn("127.0.0.2");
            String said = "old";
            for (int i = 0; i < 200 && said.equals("old"); i++) {
                Thread.sleep(50);
                said = nginx.get("/api").text();
            }

            assertThat(said).isEqualTo("new");
            assertThat(moved.requests().get(0).header("Host")).isEqualTo("api.shop.svc.cluster.local:" + old.port());
        }
    }

    @Test
    void readingIsTriedAtTheNextAddress() {
        try (Service good = Service.saying("good");
                Service broken = Service.on("127.0.0.2", good.port(), (request, client) -> client.close());
                DnsServer dns = DnsServer.answering("127.0.0.1", "127.0.0.2");
                RunningNginx nginx = serving(dns, BackEnd.http("/api", "http://api.shop.svc:" + good.port()))) {
            for (int i = 0; i < OFTEN; i++) {
                assertThat(nginx.get("/api").text()).isEqualTo("good");
            }
            assertThat(broken.requests()).isNotEmpty();
        }
    }

    @Test
    void whatChangesSomethingIsNeverSentTwice() {
        try (Service good = Service.saying("good");
                Service broken = Service.on("127.0.0.2", good.port(), (request, client) -> client.close());
                DnsServer dns = DnsServer.answering("127.0.0.1", "127.0.0.2");
                RunningNginx nginx = serving(dns, BackEnd.http("/api", "http://api.shop.svc:" + good.port()))) {
            List<Integer> statuses = java.util.stream.Stream.generate(() -> nginx.post("/api", "order"))
                    .limit(OFTEN)
                    .map(Answer::status)
                    .toList();

            assertThat(statuses).contains(200, 502);
            assertThat(good.requests().size() + broken.requests().size()).isEqualTo(OFTEN);
        }
    }

    @Test
    void oneAttemptIsOneAttempt() {
        try (Service good = Service.saying("good");
                Service broken = Service.on("127.0.0.2", good.port(), (request, client) -> client.close());
                DnsServer dns = DnsServer.answering("127.0.0.1", "127.0.0.2");
                RunningNginx nginx = serving(
                        dns,
                        BackEnd.http("/api", "http://api.shop.svc:" + good.port())
                                .withAttempts(1))) {
            assertThat(java.util.stream.Stream.generate(() -> nginx.get("/api"))
                            .limit(OFTEN)
                            .map(Answer::status))
                    .contains(200, 502);
            assertThat(broken.requests()).isNotEmpty();
        }
    }

    @Test
    void nginxStartsAndServesTheAppWhileTheServiceHasNoAddress() {
        try (DnsServer dns = DnsServer.answering();
                RunningNginx nginx = serving(dns, BackEnd.http("/api", "http://api.shop.svc:8080"))) {
            assertThat(nginx.get("/api").status()).isEqualTo(502);
            assertThat(nginx.navigate("/").text()).isEqualTo(SiteFiles.INDEX);
        }
    }

    /** As slipway-init writes them down from the pod's resolv.conf. */
    @ParameterizedTest
    @CsvSource({
        "http://graphql, graphql.shop.svc.k8s.corp",
        "http://orders.sales.svc, orders.sales.svc.k8s.corp",
        "http://orders.sales.svc.cluster.local, orders.sales.svc.cluster.local",
        "http://api.example.com, api.example.com",
        "http://example.com., example.com"
    })
    void namesAreCompletedAsInEveryProgramOfThePod(String url, String asked) {
        try (Service service = Service.echo();
                DnsServer dns = DnsServer.answering("127.0.0.1")) {
            new SiteFiles(root)
                    .write("/.slipway/resolver.conf", "resolver " + dns.address() + " ipv6=off;\n")
                    .write("/.slipway/cluster-domain.map", "\"domain\" \"k8s.corp\";\n");
            NginxSiteBuilder site = NginxSite.spa("/")
                    .backEnds(List.of(BackEnd.http("/api", url + ":" + service.port() + "/v1")))
                    .dns(Dns.ofPod().inNamespace("shop"));
            try (RunningNginx nginx = RunningNginx.serving(root, site)) {
                assertThat(nginx.get("/api/x").text()).startsWith("GET /v1/x ");
                assertThat(dns.asked()).containsOnly(asked);
                assertThat(service.requests().get(0).header("Host")).isEqualTo(asked + ":" + service.port());
            }
        }
    }

    @Test
    void redirectsOfAServiceThatIsCompletedStayOnTheOrigin() {
        try (Service service = Service.doing((request, client) -> Service.answer(
                        client, "302 Found", "", "Location: http://" + request.header("Host") + "/v1/next"));
                DnsServer dns = DnsServer.answering("127.0.0.1");
                RunningNginx nginx =
                        serving(dns, BackEnd.http("/api", "http://api.shop.svc:" + service.port() + "/v1"))) {
            assertThat(nginx.get("/api/x").header("Location")).isEqualTo("/api/next");
        }
    }

    @Test
    void aServiceBesideNginxInThePodNeedsNoDns() {
        try (Service service = Service.saying("beside");
                RunningNginx nginx = RunningNginx.serving(
                        root,
                        NginxSite.spa("/")
                                .backEnds(List.of(BackEnd.http("/api", "http://localhost:" + service.port()))))) {
            assertThat(nginx.get("/api").text()).isEqualTo("beside");
        }
    }

    @Test
    void nginxStartsWhereThePodTellsNothing() {
        try (RunningNginx nginx = RunningNginx.serving(
                root, NginxSite.spa("/").backEnds(List.of(BackEnd.http("/api", "http://api.shop.svc"))))) {
            assertThat(nginx.get("/api").status()).isEqualTo(502);
            assertThat(nginx.navigate("/").text()).isEqualTo(SiteFiles.INDEX);
        }
    }

    @Test
    void addressesOfIpv6AreServersAndBackEnds() {
        try (Service service = Service.on(
                        "::1", 0, (request, client) -> Service.answer(client, "200 OK", request.toString()));
                DnsServer dns = DnsServer.on("::1", "127.0.0.1")) {
            NginxSiteBuilder site = NginxSite.spa("/")
                    .backEnds(List.of(
                            BackEnd.http("/api", "http://[::1]:" + service.port() + "/v1"),
                            BackEnd.http("/named", "http://named.example.com:" + service.port())))
                    .dns(Dns.ofPod().asking(dns.address()));
            try (RunningNginx nginx = RunningNginx.serving(root, site)) {
                assertThat(nginx.get("/api/x").text())
                        .startsWith("GET /v1/x ")
                        .contains("Host: [::1]:" + service.port() + "\n");
                nginx.get("/named/x");
                assertThat(dns.asked()).contains("named.example.com");
            }
        }
    }

    @Test
    void anAddressOfIpv6NeedsNoBracketsAsAServer() {
        assertThat(Dns.ofPod().asking("fd00:10:96::a").servers()).hasValue(List.of("[fd00:10:96::a]"));
    }

    @ParameterizedTest
    @CsvSource({
        "http://orders.shop:8080, orders.shop.svc for the service",
        "https://keycloak.auth, keycloak.auth.svc for the service",
        "http://example.com, example.com. with a dot at its end",
        "http://graphql:8080, graphql.<namespace>.svc",
        "http://[fd00::1, not a host name"
    })
    void aNameThatCannotBeCompletedIsRefused(String url, String said) {
        assertThatThrownBy(() -> NginxSite.spa("/")
                        .backEnds(List.of(BackEnd.http("/api", url)))
                        .dns(Dns.ofPod())
                        .build())
                .isInstanceOf(NginxSiteException.class)
                .hasMessageContaining(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://example.com", "https://firma.de", "https://httpbin.org/anything", "http://10.0.0.1"})
    void aHostOfTheInternetIsTakenAsItIs(String url) {
        assertThat(NginxSite.spa("/")
                        .backEnds(List.of(BackEnd.http("/api", url)))
                        .dns(Dns.ofPod())
                        .build()
                        .backEnds())
                .hasSize(1);
    }

    private RunningNginx serving(DnsServer dns, BackEnd backEnd) {
        return RunningNginx.serving(
                root,
                NginxSite.spa("/")
                        .backEnds(List.of(backEnd))
                        .dns(Dns.ofPod().asking(dns.address()).keeping(Duration.ofSeconds(1))));
    }
}
