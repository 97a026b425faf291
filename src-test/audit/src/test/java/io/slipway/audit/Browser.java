package io.slipway.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/** Chromium, started once: loads pages into frames, and tells their trees, their styles and what their scripts read. */
final class Browser implements AutoCloseable {
    /** The member of a page that did not load, however long it was waited for. */
    static final String LATE = "late";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> TYPES = Map.of(
            "html",
            "text/html; charset=utf-8",
            "shtml",
            "text/html; charset=utf-8",
            "xhtml",
            "application/xhtml+xml",
            "svg",
            "image/svg+xml",
            "css",
            "text/css; charset=utf-8",
            "js",
            "text/javascript; charset=utf-8");

    private final HttpServer server;
    private final Process process;
    private final SynchronousQueue<List<String>> work = new SynchronousQueue<>();
    private final SynchronousQueue<JsonNode> done = new SynchronousQueue<>();
    private volatile Map<String, String> pages = Map.of();

    Browser(Path directory) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
            server.setExecutor(Executors.newFixedThreadPool(8));
            server.createContext("/", this::answer);
            server.start();
            process = new ProcessBuilder(
                            "chromium",
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--no-first-run",
                            "--disable-sync",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-dev-shm-usage",
                            "--disable-popup-blocking",
                            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                            "--user-data-dir=" + directory.resolve("chromium"),
                            "http://127.0.0.1:" + server.getAddress().getPort() + "/driver.html")
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("chromium.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param extensions of the pages, which tell their types */
    Map<Integer, JsonNode> read(Map<Integer, String> texts, Map<Integer, String> extensions) {
        Map<String, String> fresh = new TreeMap<>();
        List<String> paths = new ArrayList<>();
        texts.forEach((number, text) -> {
            String path = "/pages/" + number + "." + extensions.get(number);
            fresh.put(path, text);
            paths.add(path);
        });
        pages = fresh;
        Map<Integer, JsonNode> results = new TreeMap<>();
        if (paths.isEmpty()) {
            return results;
        }
        JsonNode answer = exchange(paths);
        int next = 0;
        for (Integer number : texts.keySet()) {
            JsonNode result = answer.get(next++);
            results.put(number, result.has("error") ? MissingNode.getInstance() : result);
        }
        return results;
    }

    private JsonNode exchange(List<String> paths) {
        try {
            JsonNode answer = work.offer(paths, 2, TimeUnit.MINUTES) ? done.poll(20, TimeUnit.MINUTES) : null;
            if (answer == null) {
                throw new AssertionError("Chromium does not answer: is it installed? ./slipway doctor --fix --tests");
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body;
        try {
            body = body(path, exchange.getRequestBody());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            body = new byte[0];
        }
        String extension = path.substring(path.lastIndexOf('.') + 1);
        exchange.getResponseHeaders().set("Content-Type", TYPES.getOrDefault(extension, "application/json"));
        exchange.getResponseHeaders().set("Cache-Control", path.equals("/page.js") ? "max-age=86400" : "no-store");
        exchange.sendResponseHeaders(body == null ? 404 : 200, body == null || body.length == 0 ? -1 : body.length);
        if (body != null && body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private byte[] body(String path, InputStream request) throws IOException, InterruptedException {
        switch (path) {
            case "/next":
                return JSON.writeValueAsBytes(work.take());
            case "/results":
                done.put(JSON.readTree(request.readAllBytes()));
                return new byte[0];
            case "/driver.html", "/page.js":
                try (InputStream in = Browser.class.getResourceAsStream(path.substring(1))) {
                    return in.readAllBytes();
                }
            default:
                String page = pages.get(path);
                return page == null ? null : page.getBytes(StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop(0);
    }
}
