package io.slipway.endtoend.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Stands in front of the real API server, and makes the requests fail that a test chooses. */
public final class FailingProxy implements AutoCloseable {

    /**
     * A request as a fault is chosen by it.
     *
     * @param body the object that it writes; empty where it writes none
     */
    public record Request(String method, String path, String program, String body) {
        public boolean isByHelm() {
            return program.startsWith("Helm/");
        }
    }

    /** What becomes of a request. */
    public enum Fate {
        /** It is passed on. */
        ANSWERED,
        /** It is passed on a little later. */
        DELAYED,
        /** It is passed on much later. */
        SLOW,
        /** The cluster never hears of it: an error of the server's own. */
        ERROR,
        /** The cluster never hears of it: it has too much to do. */
        BUSY,
        /** The cluster never hears of it: it is not ready to serve. */
        UNAVAILABLE,
        /** The cluster never hears of it: somebody may not do that. */
        FORBIDDEN,
        /** The cluster never hears of it, and the connection ends. */
        RESET,
        /** The cluster does it, and the connection ends before the answer. */
        ANSWER_LOST
    }

    private static final long DELAY_IN_MS = 300;
    private static final long LONG_DELAY_IN_MS = 4_000;
    private static final List<String> PASSED_ON = List.of("Accept", "Content-Type", "User-Agent");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient upstream;
    private final Optional<String> token;
    private final URI cluster;
    private final Path kubeconfig;
    private volatile Function<Request, Fate> fates = request -> Fate.ANSWERED;

    private FailingProxy(TestCluster cluster, Path directory) throws IOException {
        try (KubernetesClient client = cluster.cluster().connect()) {
            Config signedIn = client.getConfiguration();
            this.cluster = URI.create(signedIn.getMasterUrl());
            this.token = Optional.ofNullable(signedIn.getOauthToken())
                    .or(() -> Optional.ofNullable(signedIn.getAutoOAuthToken()));
            this.upstream = HttpClient.newBuilder()
                    .sslContext(SSLUtils.sslContext(signedIn))
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        kubeconfig = Files.writeString(Files.createDirectories(directory).resolve("proxied"), """
                apiVersion: v1
                kind: Config
                current-context: proxied
                contexts:
                  - name: proxied
                    context: {cluster: proxied, user: anybody}
                clusters:
                  - name: proxied
                    cluster: {server: "http://127.0.0.1:%d"}
                users:
                  - name: anybody
                    user: {}
                """.formatted(
                        server.getAddress().getPort()));
    }

    /** @param directory that its kubeconfig is written to */
    public static FailingProxy before(TestCluster cluster, Path directory) {
        try {
            return new FailingProxy(cluster, directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leads to the cluster by way of this proxy, which signs in by itself. */
    public Path kubeconfig() {
        return kubeconfig;
    }

    /** From now on. */
    public void fail(Function<Request, Fate> chosen) {
        fates = chosen;
    }

    private void handle(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        String program = String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent"));
        byte[] body = exchange.getRequestBody().readAllBytes();
        Request request = new Request(
                exchange.getRequestMethod(), uri.getPath(), program, new String(body, StandardCharsets.UTF_8));
        switch (fates.apply(request)) {
            case ERROR -> refuse(exchange, 500, "InternalError", "etcdserver: leader changed");
            case BUSY -> {
                exchange.getResponseHeaders().set("Retry-After", "1");
                refuse(exchange, 429, "TooManyRequests", "the server has received too many requests");
            }
            case UNAVAILABLE -> refuse(exchange, 503, "ServiceUnavailable", "the server is not ready to serve");
            case FORBIDDEN -> refuse(exchange, 403, "Forbidden", "it is forbidden on purpose");
            case RESET -> exchange.close(); // without an answer, this ends the connection
            case DELAYED -> {
                pause(DELAY_IN_MS);
                pass(exchange, body, false);
            }
            case SLOW -> {
                pause(LONG_DELAY_IN_MS);
                pass(exchange, body, false);
            }
            case ANSWERED -> pass(exchange, body, false);
            case ANSWER_LOST -> pass(exchange, body, true);
        }
    }

    private static void refuse(HttpExchange exchange, int code, String reason, String message) throws IOException {
        byte[] status = """
                {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"%s","reason":"%s","code":%d}
                """.formatted(message, reason, code).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, status.length);
        exchange.getResponseBody().write(status);
        exchange.close();
    }

    private void pass(HttpExchange exchange, byte[] body, boolean lost) throws IOException {
        try (exchange) {
            HttpResponse<InputStream> answer = upstream.send(passedOn(exchange, body), BodyHandlers.ofInputStream());
            try (InputStream answered = answer.body()) {
                if (!lost) {
                    answerWith(exchange, answer, answered);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest passedOn(HttpExchange exchange, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        cluster.resolve(exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
        for (String header : PASSED_ON) {
            for (String value : exchange.getRequestHeaders().getOrDefault(header, List.of())) {
                request.header(header, value);
            }
        }
        return request.build();
    }

    /** A watch goes on for as long as both sides want it. */
    private static void answerWith(HttpExchange exchange, HttpResponse<InputStream> answer, InputStream body)
            throws IOException {
        answer.headers()
                .firstValue("Content-Type")
                .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
        exchange.sendResponseHeaders(answer.statusCode(), 0);
        OutputStream out = exchange.getResponseBody();
        byte[] piece = new byte[1 << 14];
        for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
            out.write(piece, 0, read);
            out.flush();
        }
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
