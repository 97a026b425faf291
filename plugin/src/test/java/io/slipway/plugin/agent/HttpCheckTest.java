package io.slipway.plugin.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HttpCheckTest {

    private HttpServer server;
    private String url;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/healthz", 200, "ok 1.4.0");
        answer("/portal/status", 200, "below");
        answer("/portal/broken", 500, "");
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort() + "/portal/";
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @Test
    void aPathWithASlashIsOfTheHost() throws Exception {
        assertThat(ask(url, "/healthz", "1.4.0")).isEmpty();
    }

    @Test
    void anotherIsBelowTheUrl() throws Exception {
        assertThat(ask(url, "status", "below")).isEmpty();
        assertThat(ask(url.substring(0, url.length() - 1), "status", "below")).isEmpty();
    }

    @Tag("slow")
    @Test
    void saysWhatIsWrongInASentence() throws Exception {
        assertThat(ask(url, "broken", "")).isEqualTo(url + "broken responds with status 500");
        assertThat(ask(url, "status", "1.5.0")).isEqualTo("the response of " + url + "status does not contain '1.5.0'");
        assertThat(ask("http://127.0.0.1:1/", "/healthz", ""))
                .isEqualTo("no response from http://127.0.0.1:1/healthz: the connection was refused");
        assertThat(ask("https://" + url.substring(7), "status", ""))
                .startsWith("no response from https://127.0.0.1")
                .doesNotContain("Exception");
        assertThat(ask("http://no-such-host.invalid/", "x", ""))
                .isEqualTo("no response from http://no-such-host.invalid/x: the host name cannot be resolved");
        assertThat(ask(url, "a b", ""))
                .isEqualTo("the verification path 'a b' is not a valid path (use for example /healthz)");
        assertThat(ask("", "x", "")).isEqualTo("the release has no URL");
    }

    @Test
    void keepsNoMoreOfAnEndlessAnswerThanItLooksAt() throws Exception {
        AtomicLong sent = new AtomicLong();
        server.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] piece = new byte[64 * 1024];
            while (sent.get() < 64 * 1024 * 1024) {
                exchange.getResponseBody().write(piece);
                sent.addAndGet(piece.length);
            }
            exchange.close();
        });
        assertThat(ask(url, "/endless", "1.4.0")).contains("does not contain '1.4.0'");
        Thread.sleep(200);
        assertThat(sent.get()).isLessThan(24 * 1024 * 1024);
    }

    @Test
    void doesNotWaitForAnAnswerThatComesInDropsForEver() {
        AtomicBoolean ended = new AtomicBoolean();
        server.createContext("/drops", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                for (int drops = 0; drops < 600; drops++) {
                    exchange.getResponseBody().write('.');
                    exchange.getResponseBody().flush();
                    Thread.sleep(100);
                }
                ended.set(true);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        HttpCheck check = new HttpCheck(url, "/drops", "1.4.0");

        assertThatThrownBy(() -> check.ask(check.target(), Duration.ofMillis(500)))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(ended).isFalse();
    }

    private static String ask(String url, String path, String expected) throws InterruptedException {
        return new HttpCheck(url, path, expected).invoke(null, null);
    }

    private void answer(String path, int status, String body) {
        server.createContext(path, exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
