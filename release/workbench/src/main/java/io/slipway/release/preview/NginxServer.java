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
     * Waits until a URL answers with a status that shows that the site is served.
     *
     * @throws SlipwayException (failed) with what nginx said, when it ended or did not answer
     */
    void awaitAnswer(URI url, Set<Integer> answers) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        HttpRequest request =
                HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(5)).build();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
        String last = "no answer";
        while (program.isAlive() && System.nanoTime() < deadline) {
            try {
                int status = client.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (answers.contains(status)) {
                    return;
                }
                last = "status " + status;
            } catch (IOException e) {
                last = "no answer";
            }
            program.await(TICK);
        }
        stop();
        throw SlipwayException.failed(
                Problem.of((program.isAlive() ? url + ": " + last : "nginx exited with code " + program.exitCode())
                                + "\n" + Files.readString(log).strip())
                        .at(log.toString()));
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
