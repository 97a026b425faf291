package io.slipway.endtoend;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Serves a directory as it is, for pages that ask nothing of nginx. */
final class StaticServer implements AutoCloseable {
    private static final Map<String, String> TYPES =
            Map.of("html", "text/html; charset=utf-8", "js", "text/javascript");

    private final HttpServer server;

    StaticServer(Path root) throws IOException {
        this(root, Map.of());
    }

    /** @param headers that every answer has */
    StaticServer(Path root, Map<String, String> headers) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var path = exchange.getRequestURI().getPath();
            var file = root.resolve((path.endsWith("/") ? path + "index.html" : path).substring(1));
            var found = Files.isRegularFile(file);
            var bytes = found ? Files.readAllBytes(file) : new byte[0];
            var ending = path.endsWith("/") ? "html" : path.substring(path.lastIndexOf('.') + 1);
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.getResponseHeaders().set("Content-Type", TYPES.getOrDefault(ending, "application/octet-stream"));
            exchange.sendResponseHeaders(found ? 200 : 204, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
