package io.slipway.release.guarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever answers a check may be ill or hostile: neither time nor memory is without bounds. */
class WebSourceTest {

    private static final int SENT = 64 * 1024 * 1024;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void noMoreOfAnEndlessAnswerIsReadThanIsLookedAt() throws Exception {
        AtomicLong sent = new AtomicLong();
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] piece = new byte[64 * 1024];
            while (sent.get() < SENT) {
                exchange.getResponseBody().write(piece);
                sent.addAndGet(piece.length);
            }
            exchange.close();
        });

        assertThat(source(Duration.ofSeconds(10)).get(url(), Optional.empty())).hasSize(1024 * 1024);
        assertThat(sent.get()).isLessThan(SENT / 2);
    }

    @Test
    void anAnswerThatComesInDropsIsNotWaitedFor() {
        AtomicBoolean ended = new AtomicBoolean();
        server.createContext("/", exchange -> {
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

        assertThatThrownBy(() -> source(Duration.ofSeconds(1)).get(url(), Optional.empty()))
                .isInstanceOf(WebSource.UnansweredException.class)
                .hasMessage("no answer within 1 s");
        assertThat(ended).isFalse();
    }

    private static WebSource source(Duration patience) {
        return new WebSource(Map.of(), patience);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }
}
