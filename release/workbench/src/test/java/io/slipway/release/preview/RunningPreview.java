package io.slipway.release.preview;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.DescriptorReader;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.doctor.Progress;
import io.slipway.release.planning.ReleasePlan;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.variables.VariableScopes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** A preview of an app, served by a real nginx until it is closed. */
final class RunningPreview implements AutoCloseable {

    private static final long SECONDS = 60;

    private final int port;
    private final StringWriter printed = new StringWriter();
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();

    private RunningPreview(int port) {
        this.port = port;
    }

    /** @throws SlipwayException what the preview ended with, before it served anything */
    static RunningPreview of(Path app, String environment) throws Exception {
        return of(app, environment, false);
    }

    static RunningPreview learning(Path app, String environment) throws Exception {
        return of(app, environment, true);
    }

    private static RunningPreview of(Path app, String environment, boolean learn) throws Exception {
        Descriptor descriptor = DescriptorReader.read(app.resolve("slipway.yaml"));
        Environment chosen = descriptor.environments().get(environment);
        PreviewRequest request = new PreviewRequest(
                ReleasePlan.of(
                        descriptor, chosen, VariableScopes.of(descriptor, chosen, List.of(), Map.of(), Map.of())),
                descriptor.app().mode(),
                freePort(),
                false,
                learn);
        RunningPreview running = new RunningPreview(request.port());
        PrintWriter out = new PrintWriter(running.printed, true);
        Thread thread = new Thread(() -> {
            try {
                running.ended.complete(new Preview(request, out, new Progress(out, false)).run());
            } catch (IOException | InterruptedException | RuntimeException e) {
                running.ended.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        running.await("Ctrl-C");
        return running;
    }

    String printed() {
        return printed.toString();
    }

    /** Waits until the preview has printed a text. */
    void await(String text) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!printed().contains(text)) {
            if (ended.isDone() || System.nanoTime() > deadline) {
                throw cause(text);
            }
            Thread.sleep(50);
        }
    }

    private Exception cause(String text) {
        try {
            return new IllegalStateException(
                    "no '" + text + "', exit code " + ended.getNow(-1) + ", printed:\n" + printed());
        } catch (CompletionException e) {
            return e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** What a browser gets that goes to a page. */
    HttpResponse<String> navigate(String path) throws Exception {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .timeout(Duration.ofSeconds(10))
                                .header("Accept", "text/html")
                                .header("Sec-Fetch-Mode", "navigate")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    /** What a browser sends when the policy blocked something. */
    void report(String json) throws Exception {
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/.slipway/csp-reports"))
                                .header("Content-Type", "application/csp-report")
                                .POST(HttpRequest.BodyPublishers.ofString(json))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
    }

    @Override
    public void close() {
        // As a person does who ends nginx: the preview then cleans up and ends too.
        ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").endsWith("nginx"))
                .forEach(ProcessHandle::destroy);
        ended.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
