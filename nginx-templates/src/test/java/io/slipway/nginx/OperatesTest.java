package io.slipway.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.nginx.operations.AccessLog;
import io.slipway.nginx.operations.Workers;
import io.slipway.nginx.proxy.BackEnd;
import io.slipway.nginx.proxy.Dns;
import io.slipway.nginx.routing.Listen;
import io.slipway.nginx.server.Answer;
import io.slipway.nginx.server.Connection;
import io.slipway.nginx.server.Nginx;
import io.slipway.nginx.server.RunningNginx;
import io.slipway.nginx.server.Service;
import io.slipway.nginx.server.SiteFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("needs-program")
class OperatesTest {

    @TempDir
    Path root;

    @BeforeEach
    void write() {
        SiteFiles.of(root, "/");
    }

    @Test
    void eachRequestIsAnObjectInTheLog() {
        RunningNginx nginx = RunningNginx.serving(root, NginxSite.spa("/"));
        try (nginx) {
            Answer answer = nginx.get("/main-ABCD2345.js?code=secret", "User-Agent: \"quoted\" \\ \u0007 <agent>");
            nginx.stop();

            assertThat(nginx.requests().lines()).hasSize(1);
            assertThat(nginx.requests().strip())
                    .matches("\\{\"time\":\"[^\"]+\",\"id\":\"" + answer.header("X-Request-Id")
                            + "\",\"client\":\"127.0.0.1\",\"method\":\"GET\",\"host\":\"app.example.com\","
                            + "\"path\":\"/main-ABCD2345.js\",\"protocol\":\"HTTP/1.1\",\"status\":200,\"bytes\":"
                            + answer.bytesOnTheWire() + ",\"seconds\":[0-9.]+,"
                            + "\"agent\":\"\\\\\"quoted\\\\\" \\\\\\\\ \\\\u0007 <agent>\",\"upstream\":\"\","
                            + "\"upstreamStatus\":\"\",\"upstreamSeconds\":\"\"\\}");
        }
    }

    @Test
    void theHealthCheckIsNeverLogged() {
        RunningNginx nginx = RunningNginx.serving(root, NginxSite.spa("/"));
        try (nginx) {
            nginx.get("/healthz");
            nginx.send("HEAD", "/healthz");
            nginx.get("/healthz?x");
            nginx.stop();

            assertThat(nginx.requests()).isEmpty();
        }
    }

    @Test
    void theLogTellsWhichAddressOfAServiceAnswered() {
        try (Service service = Service.saying("x")) {
            RunningNginx nginx = RunningNginx.serving(
                    root,
                    NginxSite.spa("/")
                            .backEnds(List.of(BackEnd.http("/api", service.url())))
                            .dns(Dns.whenStarting()));
            try (nginx) {
                nginx.get("/api/x");
                nginx.stop();

                assertThat(nginx.requests())
                        .contains("\"upstream\":\"127.0.0.1:" + service.port() + "\",\"upstreamStatus\":\"200\"");
            }
        }
    }

    @Test
    void countersAreThereForNeighboursInThePod() throws IOException {
        int port = RunningNginx.freePort();
        try (RunningNginx nginx = RunningNginx.serving(root, NginxSite.spa("/").statusPort(port))) {
            Answer status = RunningNginx.at(port, "/stub_status");

            assertThat(status.status()).isEqualTo(200);
            assertThat(status.text()).startsWith("Active connections: ");
            assertThat(RunningNginx.at(port, "/other").status()).isEqualTo(404);
            assertThat(nginx.navigate("/stub_status").text()).isEqualTo(SiteFiles.INDEX);
        }
    }

    @Test
    void anyUserMayRunItOnAReadOnlyFileSystem() {
        try (Service service = Service.doing((request, client) ->
                        Service.answer(client, "200 OK", request.body().length() + " bytes"));
                RunningNginx nginx = RunningNginx.readOnlyAsNobody(
                        root,
                        NginxSite.spa("/")
                                .backEnds(List.of(BackEnd.http("/api", service.url())))
                                .dns(Dns.whenStarting()))) {
            assertThat(nginx.navigate("/settings").text()).isEqualTo(SiteFiles.INDEX);
            assertThat(nginx.post("/api", "x".repeat(1_000_000)).text())
                    .as("a body that nginx writes to a temporary file")
                    .isEqualTo("1000000 bytes");
            assertThat(nginx.errors()).doesNotContain("emerg", "alert", "crit");
        }
    }

    @Test
    void openAnswersAreFinishedWhenNginxIsAskedToStop() {
        CountDownLatch stopping = new CountDownLatch(1);
        Service.Treatment slow = (request, client) -> {
            Service.write(client, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfirst");
            await(stopping);
            Service.write(client, "-last");
        };
        try (Service service = Service.doing(slow);
                RunningNginx nginx = RunningNginx.serving(
                        root,
                        NginxSite.spa("/")
                                .backEnds(List.of(BackEnd.events("/slow", service.url())))
                                .dns(Dns.whenStarting()));
                Connection open = nginx.connect()) {
            open.ask("GET /slow").readThrough("first");

            nginx.askToStop();
            while (nginx.accepts()) {
                Thread.onSpinWait();
            }
            assertThat(nginx.running()).isTrue();
            stopping.countDown();

            assertThat(new String(open.readAll(), StandardCharsets.UTF_8)).isEqualTo("-last");
            nginx.awaitEnd();
            assertThat(nginx.running()).isFalse();
        }
    }

    @Test
    void aConnectionThatNeverEndsHoldsNginxUpForALimitedTime() {
        CountDownLatch never = new CountDownLatch(1);
        Service.Treatment endless = (request, client) -> {
            Service.write(client, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: 1\n\n");
            await(never);
        };
        try (Service service = Service.doing(endless);
                RunningNginx nginx = RunningNginx.serving(
                        root,
                        NginxSite.spa("/")
                                .backEnds(List.of(BackEnd.events("/events", service.url())))
                                .dns(Dns.whenStarting())
                                .workers(Workers.defaults().withConnections(100).withShutdown(Duration.ofSeconds(1))));
                Connection open = nginx.connect()) {
            open.ask("GET /events").readThrough("data: 1\n\n");

            nginx.askToStop();
            nginx.awaitEnd();

            assertThat(nginx.running()).isFalse();
        } finally {
            never.countDown();
        }
    }

    @ParameterizedTest
    @CsvSource({"0.5, 1", "1, 1", "1.5, 2", "2, 2", "100, 64", "0, 1"})
    void asManyWorkersAsTheLimitHasProcessors(double limit, int processes) throws IOException, InterruptedException {
        Path file = Files.writeString(
                root.resolve("nginx.conf"),
                NginxTemplates.render(NginxSite.spa("/")
                        .workers(Workers.defaults()
                                .withProcesses(Workers.processesFor(limit))
                                .withMemory(1L << 32))
                        .accessLog(AccessLog.none())
                        .runDirectory(root.toString())
                        .build()));

        assertThat(Nginx.ask("-T", file).output()).contains("worker_processes " + processes + ";", "access_log off;");
    }

    @Test
    void ipv6IsListenedToWhereItIsChosen() {
        try (RunningNginx nginx = RunningNginx.running((directory, port) -> NginxTemplates.render(NginxSite.spa("/")
                .root(root.toString())
                .runDirectory(directory.toString())
                .accessLog(AccessLog.none())
                .listen(new Listen("127.0.0.1", port, true))
                .build()))) {
            assertThat(RunningNginx.at("::1", nginx.port(), "/healthz").status())
                    .isEqualTo(200);
            assertThat(nginx.errors()).isEmpty();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
