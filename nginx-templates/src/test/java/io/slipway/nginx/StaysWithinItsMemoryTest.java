package io.slipway.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.nginx.edge.Edge;
import io.slipway.nginx.operations.Workers;
import io.slipway.nginx.proxy.BackEnd;
import io.slipway.nginx.proxy.Dns;
import io.slipway.nginx.server.Connection;
import io.slipway.nginx.server.RunningNginx;
import io.slipway.nginx.server.Service;
import io.slipway.nginx.server.SiteFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients take up all that nginx gives them, and give nothing back. */
@Tag("needs-program")
class StaysWithinItsMemoryTest {

    private static final long MIB = 1024L * 1024;

    @TempDir
    Path root;

    @BeforeEach
    void write() {
        SiteFiles.of(root, "/")
                .write("/book.txt", "It was the best of times, it was the worst of times. ".repeat(100_000));
    }

    @ParameterizedTest
    @CsvSource({"64, 1", "128, 1", "128, 4", "256, 2"})
    void whenHeadersAreNeverFinished(int mebibytes, int processes) {
        NginxSiteBuilder site = NginxSite.spa("/")
                .workers(Workers.defaults().withProcesses(processes).withMemory(mebibytes * MIB));
        String line = "X-Long: " + "x".repeat(16_000) + "\r\n";
        try (RunningNginx nginx = RunningNginx.serving(root, site)) {
            long held = held(
                    nginx,
                    site.build().workers().capacity().connections() * processes,
                    () -> nginx.connect()
                            .send("GET / HTTP/1.1\r\nHost: app.example.com\r\n" + line + line
                                    + line.substring(0, 15_000)));

            assertThat(held).isLessThan(mebibytes * MIB * 3 / 4);
        }
    }

    @Test
    void whenAnswersThatAreCompressedAreNotTaken() {
        NginxSiteBuilder site = NginxSite.spa("/");
        try (RunningNginx nginx = RunningNginx.serving(root, site)) {
            long held = held(
                    nginx,
                    Workers.defaults().capacity().requests() + 20,
                    () -> nginx.connectWithoutReading().ask("GET /book.txt", "Accept-Encoding: gzip"));

            assertThat(held).isLessThan(128 * MIB * 3 / 4);
        }
    }

    @Test
    void whenAnswersOfBackEndsAreNotTaken() {
        String random = IntStream.range(0, 200_000)
                .mapToObj(i -> Integer.toHexString(Integer.reverse(i * 40503)))
                .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append)
                .toString();
        try (Service service = Service.doing((request, client) -> Service.answer(
                        client, "200 OK", random, "Content-Type: application/json", "X-Large: " + "x".repeat(30_000)));
                RunningNginx nginx = RunningNginx.serving(
                        root,
                        NginxSite.spa("/")
                                .backEnds(List.of(
                                        BackEnd.http("/api", service.url()), BackEnd.webSocket("/live", service.url())))
                                .dns(Dns.whenStarting()))) {
            long held = held(
                    nginx,
                    Workers.defaults().capacity().requests() + 20,
                    () -> nginx.connectWithoutReading()
                            .ask(
                                    "GET " + (service.requests().size() % 2 == 0 ? "/api" : "/live"),
                                    "Accept-Encoding: gzip",
                                    "X-Long: " + "x".repeat(16_000)));

            assertThat(held).isLessThan(128 * MIB * 3 / 4);
        }
    }

    @Test
    void filesAreServedWhileBackEndsHang() {
        List<Connection> hanging = new ArrayList<>();
        try (Service service = Service.doing((request, client) -> hang());
                RunningNginx nginx = RunningNginx.serving(
                        root,
                        NginxSite.spa("/")
                                .backEnds(List.of(BackEnd.http("/api", service.url())))
                                .dns(Dns.whenStarting()))) {
            int calls = Workers.defaults().capacity().calls();
            IntStream.range(0, calls)
                    .forEach(ignored -> hanging.add(nginx.connect().ask("GET /api")));
            while (service.requests().size() < calls) {
                Thread.onSpinWait();
            }

            assertThat(nginx.get("/api").status()).isEqualTo(429);
            assertThat(nginx.get("/api").header("Cache-Control")).isEqualTo("no-store");
            assertThat(nginx.get("/main-ABCD2345.js").status()).isEqualTo(200);
            assertThat(nginx.get("/healthz").status()).isEqualTo(200);
        } finally {
            hanging.forEach(Connection::close);
        }
    }

    @Test
    void oneClientDoesNotTakeAllThatThereIs() {
        List<Connection> hanging = new ArrayList<>();
        NginxSiteBuilder site =
                NginxSite.spa("/").edge(Edge.proxy(List.of("127.0.0.1"))).dns(Dns.whenStarting());
        try (Service service = Service.doing((request, client) -> hang());
                RunningNginx nginx =
                        RunningNginx.serving(root, site.backEnds(List.of(BackEnd.http("/api", service.url()))))) {
            int most = Workers.defaults().capacity().ofOneClient();
            IntStream.range(0, most)
                    .forEach(ignored -> hanging.add(nginx.connect().ask("GET /api", "X-Forwarded-For: 192.0.2.1")));
            while (service.requests().size() < most) {
                Thread.onSpinWait();
            }

            assertThat(nginx.get("/x", "X-Forwarded-For: 192.0.2.1").status()).isEqualTo(429);
            assertThat(nginx.get("/x", "X-Forwarded-For: 192.0.2.2").status()).isEqualTo(200);
        } finally {
            hanging.forEach(Connection::close);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "24, 1, , workers.memory",
        "128, 40, , workers.memory",
        "128, 1, 2048, workers.connections",
        "256, 4, 4096, workers.connections"
    })
    void whatDoesNotFitIsRefused(int mebibytes, int processes, Integer connections, String location) {
        Workers workers = Workers.defaults().withProcesses(processes).withMemory(mebibytes * MIB);
        Workers chosen = connections == null ? workers : workers.withConnections(connections);

        assertThat(problems(chosen)).singleElement().satisfies(problem -> {
            assertThat(problem.location()).isEqualTo(location);
            int enough = Integer.parseInt(problem.fix().replaceAll("(?s).*memory to ([0-9]+)Mi.*", "$1"));
            assertThat(problems(chosen.withMemory(enough * MIB))).isEmpty();
            assertThat(problems(chosen.withMemory((enough - 2) * MIB))).isNotEmpty();
        });
    }

    private static List<io.slipway.nginx.problems.Problem> problems(Workers workers) {
        try {
            NginxSite.spa("/").workers(workers).build();
            return List.of();
        } catch (NginxSiteException e) {
            return e.problems();
        }
    }

    /** What nginx holds once so many clients have come. */
    private static long held(RunningNginx nginx, int clients, Supplier<Connection> client) {
        List<Connection> open = new ArrayList<>();
        try {
            IntStream.range(0, clients).forEach(ignored -> open.add(client.get()));
            long before = 0;
            long now = nginx.memory();
            while (now > before) {
                TimeUnit.MILLISECONDS.sleep(300);
                before = now;
                now = nginx.memory();
            }
            return before;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            open.forEach(Connection::close);
        }
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
