package io.slipway.release.guarding;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A web server whose answer a test sets, and which notes what it was asked. */
public final class HttpAnswers implements AutoCloseable {

    private final HttpServer server;
    private final List<String> asked = new ArrayList<>();
    private volatile int status = 200;
    private volatile String body = "";

    private HttpAnswers(HttpServer server) {
        this.server = server;
    }

    public static HttpAnswers start() throws IOException {
        HttpAnswers answers =
                new HttpAnswers(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        answers.server.createContext("/", answers::answer);
        answers.server.start();
        return answers;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String authorization = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .map(header -> " " + header)
                .orElse("");
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + authorization);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    public HttpAnswers with(int newStatus, String newBody) {
        status = newStatus;
        body = newBody;
        return this;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
