package io.slipway.nginx;

import static org.assertj.core.api.Assertions.assertThat;

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

    private RunningNginx serving(DnsServer dns, BackEnd backEnd) {
        return RunningNginx.serving(
                root,
                NginxSite.spa("/")
                        .backEnds(List.of(backEnd))
                        .dns(new Dns(List.of(dns.address()), Duration.ofSeconds(1), "cluster.local")));
    }
}
