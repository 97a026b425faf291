package io.slipway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.slipway.driver.Browser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The script of the plugin's pages, in a browser and under a policy that lets no inline script run. */
class LivePageIT {
    private static final Path SCRIPT =
            Path.of("..", "..", "plugin/src/main/resources/io/slipway/plugin/Pages/slipway.js");
    private static final String UNTIL = """
            (async () => {
              for (let i = 0; i < 200; i++) {
                if (%s) return;
                await new Promise(done => setTimeout(done, 50));
              }
              throw new Error('never: ' + document.body.innerHTML);
            })()""";

    private final AtomicInteger asked = new AtomicInteger();
    private volatile String rows = row("shop", "1.0.0") + row("fleet", "2.0.0");
    private HttpServer server;
    private Browser browser;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/board/", exchange -> {
            asked.incrementAndGet();
            exchange.getResponseHeaders()
                    .set("Content-Security-Policy", "default-src 'none'; script-src 'self'; connect-src 'self'");
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            answer(exchange, page());
        });
        server.createContext("/slipway.js", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/javascript");
            answer(exchange, Files.readString(SCRIPT));
        });
        server.createContext("/favicon.ico", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        browser = new Browser();
        browser.open(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/board/"));
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String page() {
        return """
                <!doctype html><html><head><title>Board</title></head><body>
                <input id="filter" value="">
                <script src="/slipway.js"></script>
                <div id="board" data-slipway-live="board" data-slipway-every="100">%s</div>
                </body></html>""".formatted(rows);
    }

    private static String row(String app, String version) {
        return """
                <section data-slipway-part="%1$s"><a id="%1$s" href="/app/%1$s">%1$s</a> <b id="%1$s-version">%2$s</b>
                <textarea id="%1$s-comment"></textarea></section>""".formatted(app, version);
    }

    @AfterEach
    void close() {
        browser.close();
        server.stop(0);
    }

    @Test
    void showsWhatHasChangedAndLeavesTheRestAsItIs() {
        browser.run("(async () => { window.fleet = document.getElementById('fleet');"
                + " document.getElementById('filter').value = 'sh'; })()");
        rows = row("shop", "1.1.0") + row("fleet", "2.0.0");
        until("document.getElementById('shop-version').textContent === '1.1.0'");
        until("window.fleet === document.getElementById('fleet')");
        until("document.getElementById('filter').value === 'sh'");
        rows = row("portal", "3.0.0") + row("shop", "1.1.0") + row("fleet", "2.0.0");
        until("document.getElementById('board').firstElementChild.dataset.slipwayPart === 'portal'");
        rows = row("fleet", "2.1.0");
        until(
                "document.getElementById('shop') === null && document.getElementById('fleet-version').textContent === '2.1.0'");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void keepsTheFocus() {
        browser.run("(async () => document.getElementById('shop').focus())()");
        rows = row("shop", "1.1.0") + row("fleet", "2.0.0");
        until("document.getElementById('shop-version').textContent === '1.1.0'");
        until("document.activeElement.id === 'shop'");
        rows = row("portal", "3.0.0") + row("shop", "1.1.0") + row("fleet", "2.0.0");
        until("document.getElementById('portal') !== null && document.activeElement.id === 'shop'");
    }

    @Test
    void keepsWhatSomebodyTypes() {
        browser.run("(async () => { document.getElementById('shop-comment').value = 'seen'; })()");
        rows = row("shop", "1.1.0") + row("fleet", "2.1.0");
        until("document.getElementById('fleet-version').textContent === '2.1.0'");
        until("document.getElementById('shop-comment').value === 'seen'");
        until("document.getElementById('shop-version').textContent === '1.0.0'");
        browser.run("(async () => { document.getElementById('shop-comment').value = ''; })()");
        until("document.getElementById('shop-version').textContent === '1.1.0'");
    }

    @Test
    void keepsAnOpenMenu() {
        browser.run("(async () => document.getElementById('shop').setAttribute('aria-expanded', 'true'))()");
        rows = row("shop", "1.1.0") + row("fleet", "2.1.0");
        until("document.getElementById('fleet-version').textContent === '2.1.0'");
        until("document.getElementById('shop-version').textContent === '1.0.0'");
    }

    @Test
    void asksNothingWhileNobodySeesIt() throws Exception {
        browser.run("(async () => { Object.defineProperty(document, 'hidden', {get: () => window.away});"
                + " window.away = true; document.dispatchEvent(new Event('visibilitychange')); })()");
        Thread.sleep(500);
        int before = asked.get();
        rows = row("shop", "1.1.0");
        Thread.sleep(1500);
        assertThat(asked).hasValue(before);
        browser.run("(async () => { window.away = false; document.dispatchEvent(new Event('visibilitychange')); })()");
        until("document.getElementById('shop-version').textContent === '1.1.0'");
    }

    @Test
    void asksMoreSeldomWhileNothingChanges() throws Exception {
        int before = asked.get();
        Thread.sleep(3000);
        assertThat(asked.get() - before).isBetween(2, 6);
    }

    private void until(String condition) {
        browser.run(UNTIL.formatted(condition));
    }
}
