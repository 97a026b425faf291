package io.slipway.notifications;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is asked, and answers as a test says. */
final class RecordingServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final HttpServer server;

    /** @param line method and path with query, such as {@code GET /x?y=1} */
    record Request(String line, Headers headers, JsonNode body) {}

    private record Reply(int status, String body, Map<String, String> headers) {}

    RecordingServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            byte[] body = exchange.getRequestBody().readAllBytes();
            requests.add(new Request(line, exchange.getRequestHeaders(), JSON.readTree(body)));
            Reply reply = replies.getOrDefault(line, new Reply(404, "{}", Map.of()));
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] answer = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    void reply(String line, int status, String body) {
        reply(line, status, body, Map.of());
    }

    void reply(String line, int status, String body, Map<String, String> headers) {
        replies.put(line, new Reply(status, body, headers));
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    List<String> lines() {
        return requests.stream().map(Request::line).toList();
    }

    JsonNode body(String line) {
        return requests.stream()
                .filter(request -> request.line().equals(line))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .body();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    static Sender sender() {
        return new Sender(
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build(),
                Duration.ofSeconds(5));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
