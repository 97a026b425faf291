package io.slipway.endtoend.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.BackgroundProcess;
import io.slipway.driver.Browser;
import io.slipway.driver.FreePort;
import io.slipway.endtoend.Preview;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A browser uses the services beside an app on the app's own origin, through nginx as {@code slipway preview} renders it. */
@TestInstance(Lifecycle.PER_CLASS)
class NeighboursIT {
    private static final int MEGABYTE = 1 << 20;

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final int graphql = FreePort.take();
    private final int chat = FreePort.take();
    private final int otherChat = FreePort.take();
    private final int face = FreePort.take();

    private Path logs;
    private Databases databases;
    private Preview preview;

    @BeforeAll
    void start() throws Exception {
        NeighbourApp app = NeighbourApp.named("neighbours").with("""
                backEnds:
                  - {path: /graphql, url: "http://127.0.0.1:%d"}
                  - {path: /socket.io, url: "http://127.0.0.1:%d", kind: websocket}
                  - {path: /face, url: "http://127.0.0.1:%d", kind: upload, maxBody: 20m}
                """.formatted(graphql, chat, face));
        logs = app.logs();
        databases = started(Databases.start(logs, NodePrograms.DIRECTORY.resolve("notes.sql")));
        started(NodePrograms.startPostGraphile(logs, graphql, databases.postgresUrl(), "notes"));
        started(NodePrograms.start(logs, "chat.js", chat, databases.redisUrl()));
        started(NodePrograms.start(logs, "face.js", face));
        preview = started(app.preview());
    }

    private <T extends AutoCloseable> T started(T part) {
        parts.push(part);
        return part;
    }

    @AfterAll
    void stop() throws Exception {
        while (!parts.isEmpty()) {
            parts.pop().close();
        }
    }

    @Test
    void noteGoesThroughPostGraphileIntoPostgres() {
        try (Browser browser = open()) {
            browser.run("addNote('It\\'s here & stays: ünïcode')");

            assertThat(browser.text("notes")).isEqualTo("It's here & stays: ünïcode");
        }
        assertThat(databases.psql("--command=select body from notes.note")).isEqualTo("It's here & stays: ünïcode");
    }

    @Test
    void silentWebSocketIsHeldAndRedisReachesIt() throws Exception {
        try (Browser browser = open();
                BackgroundProcess other = NodePrograms.start(logs, "chat.js", otherChat, databases.redisUrl())) {
            assertThat(other.process().isAlive()).isTrue();
            assertThat(browser.text("transport")).isEqualTo("websocket");

            // Longer than nginx holds a silent connection by itself: 60 s.
            Thread.sleep(Duration.ofSeconds(70).toMillis());
            tell(otherChat, "from another instance");

            assertThat(browser.text("said")).isEqualTo("from another instance");
            assertThat(browser.text("transport")).isEqualTo("websocket");
        }
    }

    @Test
    void uploadOfTwentyMegabytesArrivesWhole() throws Exception {
        byte[] image = new byte[20 * MEGABYTE];
        Arrays.fill(image, (byte) 7);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(image));

        try (Browser browser = open()) {
            browser.run("upload(%d)".formatted(image.length));

            assertThat(browser.text("upload"))
                    .isEqualTo("200 {\"bytes\":%d,\"sha256\":\"%s\"}".formatted(image.length, hash));
        }
    }

    @Test
    void uploadAboveTheLimitIsRefused() {
        try (Browser browser = open()) {
            browser.run("upload(%d)".formatted(20 * MEGABYTE + 1));

            assertThat(browser.text("upload")).isEqualTo("413");
        }
    }

    private static void tell(int port, String text) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port))
                .POST(HttpRequest.BodyPublishers.ofString(text))
                .build();
        // Socket.IO hangs up on the offer of HTTP/2 that Java's client makes otherwise.
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        client.send(request, HttpResponse.BodyHandlers.discarding());
    }

    private Browser open() {
        Browser browser = new Browser();
        browser.open(preview.page());
        return browser;
    }
}
