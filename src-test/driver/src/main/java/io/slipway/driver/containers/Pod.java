package io.slipway.driver.containers;

import io.slipway.driver.Await;
import io.slipway.driver.Finished;
import io.slipway.driver.FreePort;
import io.slipway.driver.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pod of a rendered release on podman.
 *
 * @param basePath of the app in it
 * @param played how podman started it
 * @param terminationLog what the kubelet would make the container's termination message of
 */
public record Pod(String name, int port, String basePath, Finished played, Path terminationLog)
        implements AutoCloseable {
    private static final Path FILES = Repository.TARGET.resolve("pods");
    private static final Pattern BASE_PATH = Pattern.compile("name: SLIPWAY_BASE_PATH\\n +value: \"([^\"]*)\"");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    /** Plays a pod; whether it works is for the caller to see. */
    public static Pod play(String rendered, String environment) {
        var port = FreePort.take();
        var name = environment + "-" + port;
        try {
            var log = terminationLog(name);
            var manifest = FILES.resolve(name + ".yaml");
            Files.writeString(manifest, new PodmanManifest(name, port, log).of(rendered));
            return new Pod(name, port, basePath(rendered), Podman.run("kube", "play", manifest.toString()), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Plays a pod and waits until its probes would pass. */
    public static Pod serving(String rendered, String environment) {
        var pod = play(rendered, environment);
        try {
            pod.played.expectSuccess();
            Await.answer(
                    "/healthz of pod " + pod.name,
                    Duration.ofMinutes(2),
                    () -> pod.isHealthy() ? Optional.of(true) : Optional.empty(),
                    () -> pod.log("nginx"));
            return pod;
        } catch (AssertionError e) {
            pod.close();
            throw e;
        }
    }

    /** Waits for an answer: nginx keeps files open for a while. */
    public void awaitPage(Predicate<HttpResponse<String>> as) {
        Await.answer(
                "another answer to " + page(),
                Duration.ofMinutes(2),
                () -> as.test(get("")) ? Optional.of(true) : Optional.empty(),
                () -> get("").body());
    }

    /** As the init container is told it. */
    private static String basePath(String rendered) {
        Matcher setting = BASE_PATH.matcher(rendered);
        if (!setting.find()) {
            throw new AssertionError("no base path in\n" + rendered);
        }
        return setting.group(1);
    }

    private boolean isHealthy() {
        try {
            return get("/healthz").statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false; // not yet, as for a probe
        }
    }

    /** As the kubelet makes it: any user may write into it. */
    private static Path terminationLog(String name) throws IOException {
        Files.createDirectories(FILES);
        var log = FILES.resolve(name + ".termination-log");
        Files.writeString(log, "");
        return Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-rw-rw-"));
    }

    public URI page() {
        return URI.create("http://127.0.0.1:" + port + basePath);
    }

    public HttpResponse<String> get(String path) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(page().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    public String terminationMessage() {
        try {
            return Files.readString(terminationLog);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String log(String container) {
        var log = Podman.run("logs", name + "-" + container);
        return log.output() + log.errors();
    }

    /** What a shell inside a running container prints. */
    public Finished shell(String container, String script) {
        return Podman.run("exec", name + "-" + container, "sh", "-c", script);
    }

    @Override
    public void close() {
        Podman.run("pod", "rm", "--force", "--time", "0", name);
        Podman.run("volume", "ls", "--quiet", "--filter", "name=" + name + "-")
                .output()
                .lines()
                .forEach(volume -> Podman.run("volume", "rm", volume));
    }
}
