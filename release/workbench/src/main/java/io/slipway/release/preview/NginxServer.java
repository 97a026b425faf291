package io.slipway.release.preview;

import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.processes.ChildProgram;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** nginx in the foreground, as a child of this process. */
final class NginxServer {

    private static final int WAIT_SECONDS = 30;
    private static final Duration TICK = Duration.ofMillis(50);

    private final ChildProgram program;
    private final Path log;

    private NginxServer(ChildProgram program, Path log) {
        this.program = program;
        this.log = log;
    }

    /** Starts nginx with a configuration; its output goes to a log. */
    static NginxServer start(NginxCommand nginx, Path configuration, Path log) throws IOException {
        Files.createDirectories(log.getParent());
        ProcessBuilder command = new ProcessBuilder(nginx.serving(configuration))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        return new NginxServer(ChildProgram.start(command), log);
    }

    /**
     * Waits until nginx says that it is there, then asks for a page.
     *
     * @param answers the statuses of a page that is served; a redirect is followed
     * @throws SlipwayException (failed) with nginx's first error, when it ended or the page is not served
     */
    void awaitAnswer(URI page, Set<Integer> answers) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        String problem = awaitHealth(client, page);
        if (problem.isEmpty()) {
            int status = status(client, page);
            if (answers.contains(status)) {
                return;
            }
            problem = page + " answers " + status;
        }
        stop();
        throw failed(problem);
    }

    /** Empty when nginx is there. */
    private String awaitHealth(HttpClient client, URI page) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
        while (program.isAlive() && System.nanoTime() < deadline) {
            try {
                if (status(client, page.resolve("/healthz")) == 200) {
                    return "";
                }
            } catch (IOException notYet) {
                // Nobody listens so far.
            }
            program.await(TICK);
        }
        return program.isAlive()
                ? "nginx does not answer at " + page.resolve("/healthz")
                : "nginx exited with code " + program.exitCode();
    }

    private static int status(HttpClient client, URI url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(Duration.ofSeconds(5))
                .header("Accept", "text/html")
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private SlipwayException failed(String problem) throws IOException {
        String reason =
                new NginxLog(Files.readString(log)).reason().map("\n"::concat).orElse("");
        return SlipwayException.failed(Problem.of(problem + reason).at(log.toString()));
    }

    /** Waits until nginx ends, and returns its exit code. */
    int await() throws InterruptedException {
        return program.await();
    }

    /** Ends nginx gracefully, and by force where that does not help. */
    void stop() {
        program.close();
    }
}
