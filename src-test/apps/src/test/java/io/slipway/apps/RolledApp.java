package io.slipway.apps;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.FreePort;
import io.slipway.driver.Repository;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * An app on three pods, slipway-init and nginx each, behind one address for a browser: the benchmark's pods, Services and
 * round robin for each request. The program ends when its input does, so that nothing outlives a test.
 */
final class RolledApp implements AutoCloseable {
    static final Path PROGRAM = Repository.ROOT.resolve("src-test/benchmarks/rollout/rollout.py");

    private final int port = FreePort.take();
    private final Process process;
    private final BufferedWriter commands;
    private final BufferedReader answers;
    private final Path log;

    /**
     * @param work directory for everything that is made
     * @param bundles tokens inside, by their number
     */
    RolledApp(Path work, List<Path> bundles) throws IOException {
        Files.createDirectories(work);
        log = work.resolve("rollout.log");
        List<String> command = new ArrayList<>(List.of("python3", PROGRAM.toString()));
        command.addAll(List.of("--serve", Integer.toString(port)));
        command.addAll(List.of("--work", work.resolve("pods").toString()));
        bundles.forEach(bundle -> command.addAll(List.of("--bundle", bundle.toString())));
        process = new ProcessBuilder(command).redirectError(log.toFile()).start();
        commands = process.outputWriter();
        answers = process.inputReader();
    }

    URI page() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    /** Replaces one pod after another, and returns when the last one serves. */
    void roll(int bundle, String apiUrl) {
        try {
            commands.write("roll " + bundle + " " + apiUrl + "\n");
            commands.flush();
            assertThat(answers.readLine())
                    .as("see " + log + "\n" + Files.readString(log))
                    .isEqualTo("rolled");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The same, while the test goes on. */
    CompletableFuture<Void> begin(int bundle, String apiUrl) {
        return CompletableFuture.runAsync(() -> roll(bundle, apiUrl));
    }

    @Override
    public void close() {
        try {
            commands.close();
            process.waitFor();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
