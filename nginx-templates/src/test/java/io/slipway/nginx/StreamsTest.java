package io.slipway.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.nginx.proxy.BackEnd;
import io.slipway.nginx.proxy.Dns;
import io.slipway.nginx.server.Connection;
import io.slipway.nginx.server.RunningNginx;
import io.slipway.nginx.server.Service;
import io.slipway.nginx.server.SiteFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WebSockets, server-sent events and uploads: what may not wait until all of it is there. */
@Tag("needs-program")
class StreamsTest {

    @TempDir
    Path root;

    @BeforeEach
    void write() {
        SiteFiles.of(root, "/");
    }

    @Test
    void aWebSocketCarriesFramesBothWays() {
        Service.Treatment echo = (request, client) -> {
            Service.write(
                    client,
                    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: " + request.header("Upgrade") + "\r\nConnection: "
                            + request.header("Connection") + "\r\nSec-WebSocket-Accept: "
                            + request.header("Sec-WebSocket-Key") + "\r\n\r\n");
            for (int next = request.in().read(); next >= 0; next = request.in().read()) {
                client.getOutputStream().write(Character.toUpperCase(next));
            }
        };
        for (boolean ordinary : List.of(true, false)) {
            try (Service service = Service.doing(echo);
                    RunningNginx nginx = serving(
                            ordinary
                                    ? BackEnd.http("/live", service.url())
                                    : BackEnd.webSocket("/live", service.url()));
                    Connection socket = nginx.connect()) {
                socket.ask(
                        "GET /live/feed",
                        "Upgrade: WebSocket",
                        "Connection: keep-alive, Upgrade",
                        "Sec-WebSocket-Key: abc",
                        "Sec-WebSocket-Version: 13");

                assertThat(socket.readThrough("\r\n\r\n"))
                        .startsWith("HTTP/1.1 101 ")
                        .contains("Sec-WebSocket-Accept: abc", "Upgrade: websocket", "Connection: upgrade");
                assertThat(socket.send("one.").readThrough(".")).isEqualTo("ONE.");
                assertThat(socket.send("two.").readThrough(".")).isEqualTo("TWO.");
            }
        }
    }

    @Test
    void eachEventArrivesBeforeTheNextIsSent() {
        CountDownLatch[] read = {new CountDownLatch(1), new CountDownLatch(1)};
        Service.Treatment events = (request, client) -> {
            Service.write(client, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n");
            Service.write(client, "data: one\n\n");
            await(read[0]);
            Service.write(client, "data: two\n\n");
            await(read[1]);
        };
        try (Service service = Service.doing(events);
                RunningNginx nginx = serving(BackEnd.events("/events", service.url()));
                Connection stream = nginx.connect()) {
            stream.ask("GET /events", "Accept: text/event-stream", "Accept-Encoding: gzip, br");

            assertThat(stream.readThrough("data: one\n\n")).doesNotContain("Content-Encoding");
            read[0].countDown();
            stream.readThrough("data: two\n\n");
            read[1].countDown();
        }
    }

    @Test
    void anUploadReachesTheServiceWhileItIsStillBeingSent() {
        CountDownLatch first = new CountDownLatch(1);
        Service.Treatment upload = (request, client) -> {
            byte[] start = request.in().readNBytes(5);
            first.countDown();
            byte[] rest = request.in().readNBytes(100_000);
            Service.answer(client, "201 Created", (start.length + rest.length) + " bytes");
        };
        try (Service service = Service.doing(upload);
                RunningNginx nginx = serving(BackEnd.upload("/files", service.url()));
                Connection sending = nginx.connect()) {
            sending.ask("POST /files/big", "Content-Length: 100005", "Connection: close");
            sending.send("start");
            await(first);
            sending.send("x".repeat(100_000));

            assertThat(new String(sending.readAll(), java.nio.charset.StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 201 ")
                    .endsWith("100005 bytes");
        }
    }

    @Test
    void anUploadMayBeLargerThanWhatOtherBackEndsTake() {
        Service.Treatment count = (request, client) -> {
            int length = Integer.parseInt(request.header("Content-Length"));
            int read = 0;
            while (read < length) {
                read += request.in().readNBytes(Math.min(65536, length - read)).length;
            }
            Service.answer(client, "200 OK", read + " bytes");
        };
        int size = 20_000_000;
        try (Service service = Service.doing(count);
                RunningNginx nginx =
                        serving(BackEnd.upload("/files", service.url()), BackEnd.http("/api", service.url()))) {
            assertThat(nginx.post("/files/big", "x".repeat(size)).text()).isEqualTo(size + " bytes");
            try (Connection refused = nginx.connect()) {
                refused.ask("POST /api", "Content-Length: " + size).readThrough("HTTP/1.1 413 ");
            }
        }
    }

    @Test
    void aServiceThatIsSilentForTooLongIsGivenUp() {
        CountDownLatch end = new CountDownLatch(1);
        try (Service service = Service.doing((request, client) -> await(end));
                RunningNginx nginx =
                        serving(BackEnd.http("/slow", service.url()).withTimeout(Duration.ofSeconds(1)))) {
            assertThat(nginx.get("/slow").status()).isEqualTo(504);
            end.countDown();
        }
    }

    private RunningNginx serving(BackEnd... backEnds) {
        return RunningNginx.serving(
                root, NginxSite.spa("/").backEnds(List.of(backEnds)).dns(Dns.whenStarting()));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
