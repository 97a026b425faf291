package io.slipway.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderTest {

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/other", exchange -> {
            received.add("other");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void sendsBodyAndHeaders() throws Exception {
        server.createContext("/hook", exchange -> {
            received.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("X-Slipway-Event") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        assertThat(send().isDelivered()).isTrue();
        assertThat(received).containsExactly("POST released {}");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503})
    void triesAgainWhereThatCanHelp(int status) throws Exception {
        answer(status);
        assertThat(send()).isEqualTo(Outcome.again("status " + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 410})
    void doesNotTryAgainWhereItIsRefused(int status) throws Exception {
        answer(status);
        assertThat(send()).isEqualTo(Outcome.refused("status " + status));
    }

    /** A redirect could lead into the network that Jenkins is in. */
    @Test
    void followsNoRedirect() throws Exception {
        server.createContext("/hook", exchange -> {
            exchange.getResponseHeaders().add("Location", address("/other").toString());
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        Outcome outcome = send();
        assertThat(outcome.done()).isTrue();
        assertThat(outcome.why()).contains("307").contains("not followed");
        assertThat(received).isEmpty();
    }

    @Test
    void readsNoAnswerThatNeverEnds() {
        server.createContext("/hook", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream endless = exchange.getResponseBody()) {
                while (!Thread.currentThread().isInterrupted()) {
                    endless.write(new byte[8192]);
                }
            } catch (IOException closed) {
                received.add("closed");
            }
        });
        Outcome outcome = assertTimeoutPreemptively(Duration.ofSeconds(20), this::send);
        assertThat(outcome.isDelivered()).isTrue();
    }

    @Tag("slow")
    @Test
    void doesNotWaitForWhoDoesNotAnswer() {
        server.createContext("/hook", exchange -> {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        Outcome outcome = assertTimeoutPreemptively(Duration.ofSeconds(20), this::send);
        assertThat(outcome).isEqualTo(Outcome.again("HttpTimeoutException"));
    }

    @Test
    void triesAgainWhereNobodyListens() throws Exception {
        server.stop(0);
        assertThat(send().done()).isFalse();
    }

    private void answer(int status) {
        server.createContext("/hook", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    private Outcome send() throws InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        return new Sender(client, Duration.ofSeconds(2))
                .send(new Post(
                        address("/hook"),
                        Map.of("Content-Type", "application/json", "X-Slipway-Event", "released"),
                        "{}".getBytes(StandardCharsets.UTF_8)));
    }
}
