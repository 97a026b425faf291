package io.slipway.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.nginx.edge.Edge;
import io.slipway.nginx.edge.Maintenance;
import io.slipway.nginx.routing.Languages;
import io.slipway.nginx.server.Answer;
import io.slipway.nginx.server.Request;
import io.slipway.nginx.server.RunningNginx;
import io.slipway.nginx.server.Service;
import io.slipway.nginx.server.SiteFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pod that lacks a file with a content name asks the newest release for it, and for nothing else. */
@Tag("needs-program")
class AsksOtherPodsTest {

    private static final String CHUNK = "export const lazy = 1;\n".repeat(100);

    @TempDir
    static Path newRoot;

    @TempDir
    static Path oldRoot;

    static RunningNginx newest;
    static RunningNginx old;
    static int peerPort;

    @BeforeAll
    static void start() throws IOException {
        peerPort = RunningNginx.freePort();
        SiteFiles.of(newRoot, "/app/")
                .write("/app/chunk-NEWEST77.js", CHUNK)
                .write("/app/chunk-NEWEST77.js.gz", SiteFiles.gzip(CHUNK))
                .write("/app/chunk-VALUES77.js", "const url = 'https://api';")
                .write("/app/settings-NEWEST77.json", "{}")
                .write("/app/Meine Bilder/bild-NEWEST77.svg", "<svg/>")
                .write("/.slipway/content.list", "slipway-content 1 new /app/\n")
                .write("/.slipway/immutable.map", "\"/app/chunk-NEWEST77.js\" 1;\n")
                .write("/.slipway/revalidate.map", "\"/app/chunk-VALUES77.js\" 1;\n")
                .write(
                        "/.slipway/content.map",
                        "\"/app/chunk-NEWEST77.js\" 1;\n\"/app/chunk-VALUES77.js\" 1;\n"
                                + "\"/app/Meine Bilder/bild-NEWEST77.svg\" 1;\n");
        newest = RunningNginx.serving(newRoot, NginxSite.spa("/app/").peerPort(peerPort));
        old = pod(oldRoot, NginxSite.spa("/app/"), "127.0.0.1:" + peerPort);
    }

    @AfterAll
    static void stop() {
        old.close();
        newest.close();
    }

    /** A pod that asks there for what it lacks. */
    private static RunningNginx pod(Path root, NginxSiteBuilder site, String service) throws IOException {
        SiteFiles.of(root, "/app/")
                .write(
                        "/.slipway/newest.map",
                        "\"newest\" \"http://" + service + "\";\n\"starting\" \"http://" + service + "\";\n");
        return RunningNginx.serving(root, site.peerPort(RunningNginx.freePort()));
    }

    @Test
    void aFileOfTheNewestReleaseIsServedAsThatPodServesIt() {
        Answer answer = old.get("/app/chunk-NEWEST77.js");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo(CHUNK);
        assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(answer.header("Content-Type")).isEqualTo("text/javascript; charset=utf-8");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("ETag"))
                .isEqualTo(newest.get("/app/chunk-NEWEST77.js").header("ETag"));
    }

    @Test
    void aFileWithValuesIsNotKeptForEver() {
        assertThat(old.get("/app/chunk-VALUES77.js").header("Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void aPrecompressedFileIsPassedOn() {
        Answer answer = old.get("/app/chunk-NEWEST77.js", "Accept-Encoding: gzip");

        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(answer.body()).isEqualTo(SiteFiles.gzip(CHUNK));
    }

    @Test
    void headIsAnsweredToo() {
        Answer answer = old.send("HEAD", "/app/chunk-NEWEST77.js");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void aPathWithOtherLettersIsFound() {
        assertThat(old.get("/app/Meine%20Bilder/bild-NEWEST77.svg").text()).isEqualTo("<svg/>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/settings-NEWEST77.json",
                "/app/unknown-NEWEST77.js",
                "/app/short.js",
                "/app/.slipway/content-list.js",
                "/.slipway/content",
                "/app/../.slipway/content.list",
                "/app/%2e%2e/.slipway/content.list",
                "/app/x-ABCDEFGH%0d%0aX-Evil:%201.js"
            })
    void whatNobodyHasIsNotFoundAndNotKept(String path) {
        Answer answer = old.get(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).isEqualTo("not found\n");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void postIsNotPassedOn() {
        assertThat(old.post("/app/chunk-NEWEST77.js", "a=1").status()).isIn(404, 405);
    }

    @Test
    void nothingOfTheClientIsPassedOnButTheEncodings(@TempDir Path root) throws IOException {
        try (Service service = Service.saying("x");
                RunningNginx pod = pod(root, NginxSite.spa("/app/"), "127.0.0.1:" + service.port())) {
            pod.get(
                    "/app/sub/../chunk-NEWEST77.js?token=secret",
                    "Cookie: session=1",
                    "Authorization: Basic eDp5",
                    "X-Slipway-Peer: 1",
                    "Host: evil.example.com",
                    "Accept-Encoding: br");

            Request request = service.requests().get(0);
            assertThat(request.head())
                    .containsExactlyInAnyOrder(
                            "GET /app/chunk-NEWEST77.js HTTP/1.1", "Host: slipway", "Accept-Encoding: br");
        }
    }

    @Test
    void aTryGoesToAnotherPodWhereOneDoesNotAnswer(@TempDir Path root) throws IOException {
        AtomicInteger tries = new AtomicInteger();
        try (Service service = Service.doing((request, client) -> {
                    if (tries.incrementAndGet() > 4) {
                        Service.answer(client, "200 OK", "found");
                    }
                });
                RunningNginx pod = pod(root, NginxSite.spa("/app/"), "127.0.0.1:" + service.port())) {
            assertThat(pod.get("/app/chunk-NEWEST77.js").text()).isEqualTo("found");
        }
    }

    @Test
    void nobodyThatAnswersIsNotFoundAndNotKept(@TempDir Path root) throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        for (NginxSiteBuilder site : List.of(
                NginxSite.spa("/app/"), NginxSite.spa("/app/").languages(Optional.of(Languages.of("en", "nl"))))) {
            try (RunningNginx pod = pod(root, site, "127.0.0.1:" + nobody)) {
                for (String path : List.of("/app/chunk-NEWEST77.js", "/app/en/chunk-NEWEST77.js")) {
                    Answer answer = pod.get(path);
                    assertThat(answer.status()).isEqualTo(404);
                    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
                }
            }
        }
    }

    @Test
    void aMissingServiceKeepsNginxFromNothing(@TempDir Path root) throws IOException {
        try (RunningNginx pod = pod(root, NginxSite.spa("/app/"), "shop-newest.shop.svc.cluster.local:8090")) {
            assertThat(pod.get("/app/main-ABCD2345.js").status()).isEqualTo(200);
            assertThat(pod.get("/app/chunk-NEWEST77.js").status()).isEqualTo(404);
        }
    }

    @Test
    void anErrorOfTheOtherPodIsNotFoundHere(@TempDir Path root) throws IOException {
        for (String status : List.of("500 Oops", "302 Found", "403 Forbidden", "503 Closed")) {
            try (Service service = Service.doing((request, client) ->
                            Service.answer(client, status, "theirs", "Location: https://evil.example.com/"));
                    RunningNginx pod = pod(root, NginxSite.spa("/app/"), "127.0.0.1:" + service.port())) {
                Answer answer = pod.get("/app/chunk-NEWEST77.js");
                assertThat(answer.text()).as(status).isEqualTo("not found\n");
                assertThat(answer.header("Location")).isEmpty();
            }
        }
    }

    /** Whoever asks for names that nobody has reaches the other pods with a thousand at once and 200 a second after that. */
    @Test
    void aFloodOfUnknownNamesStopsHere(@TempDir Path root) throws Exception {
        int connections = 8;
        int each = 750;
        try (Service service = Service.doing((request, client) -> Service.answer(client, "404 Not Found", ""));
                RunningNginx pod = pod(root, NginxSite.spa("/app/"), "127.0.0.1:" + service.port())) {
            long start = System.nanoTime();
            List<CompletableFuture<String>> floods = IntStream.range(0, connections)
                    .mapToObj(it -> CompletableFuture.supplyAsync(
                            () -> flood(pod.port(), it, each), command -> new Thread(command).start()))
                    .toList();
            String answers = floods.stream().map(CompletableFuture::join).collect(Collectors.joining());
            double seconds = (System.nanoTime() - start) / 1e9;

            assertThat(answers.split("HTTP/1.1 404 ")).hasSize(connections * each + 1);
            assertThat(answers.split("Cache-Control: no-store")).hasSize(connections * each + 1);
            assertThat(service.requests().size()).isLessThan((int) (1002 + 200 * seconds));
            assertThat(pod.get("/app/main-ABCD2345.js").status()).isEqualTo(200);
        }
    }

    /** The answers to requests that were sent without waiting for any. */
    private static String flood(int port, int number, int count) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            Thread writer = new Thread(() -> {
                for (int i = 0; i < count; i++) {
                    try {
                        Service.write(
                                socket,
                                "GET /app/flood%d-ABCD%04d.js HTTP/1.1\r\nHost: app\r\n%s\r\n"
                                        .formatted(number, i, i == count - 1 ? "Connection: close\r\n" : ""));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            });
            writer.start();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void filesInLanguagesAreAskedForToo(@TempDir Path root) throws IOException {
        NginxSiteBuilder site = NginxSite.spa("/app/").languages(Optional.of(Languages.of("en", "nl")));
        try (RunningNginx pod = pod(root, site, "127.0.0.1:" + peerPort)) {
            assertThat(pod.get("/app/chunk-NEWEST77.js").text()).isEqualTo(CHUNK);
        }
    }

    @Test
    void peersAreAnsweredWhateverKeepsBrowsersOut(@TempDir Path root) throws IOException {
        int port = RunningNginx.freePort();
        SiteFiles.of(root, "/app/")
                .write("/.slipway/content.list", "slipway-content 1 new /app/\n")
                .write("/.slipway/content.map", "\"/app/main-ABCD2345.js\" 1;\n");
        NginxSiteBuilder site = NginxSite.spa("/app/")
                .edge(Edge.frontDoor(List.of("10.0.0.0/8"), "12345678-90ab-cdef-1234-567890abcdef"))
                .maintenance(Maintenance.defaults())
                .peerPort(port);
        try (RunningNginx pod = RunningNginx.serving(root, site)) {
            assertThat(pod.get("/app/main-ABCD2345.js").status()).isIn(403, 503);
            assertThat(RunningNginx.at(port, "/app/main-ABCD2345.js").text()).isEqualTo(SiteFiles.SCRIPT);
            assertThat(RunningNginx.at(port, "/.slipway/content").text()).startsWith("slipway-content 1 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/index.html",
                "/app/",
                "/app/ngsw.json",
                "/app/.env",
                "/.slipway/revalidate.map",
                "/app/%2e%2e/.slipway/revalidate.map",
                "/outside.txt"
            })
    void peersGetNothingButContentNames(String path) {
        assertThat(RunningNginx.at(peerPort, path).status()).isEqualTo(404);
    }

    @Test
    void theListIsNotForBrowsers() {
        assertThat(newest.get("/.slipway/content").status()).isEqualTo(404);
        assertThat(newest.get("/app/.slipway/content").status()).isEqualTo(404);
    }
}
