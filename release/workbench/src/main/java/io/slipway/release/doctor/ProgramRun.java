package io.slipway.release.doctor;

import io.slipway.release.problems.AtExit;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One run of a program: its output goes to a log file, its progress to a person.
 *
 * @param command and its arguments
 * @param folder that it runs in
 * @param environment set beside what this process has
 */
public record ProgramRun(List<String> command, Path folder, Map<String, String> environment) {

    private static final int TAIL_LINES = 40;

    /**
     * How a run ended.
     *
     * @param tail the last lines of its output, colours removed
     */
    public record Outcome(int exitCode, String tail) {}

    /**
     * Runs the program to its end. When this thread is interrupted or this process ends, the program is ended too.
     *
     * @param log is written anew
     */
    public Outcome run(Path log, Progress progress) throws IOException {
        return run(log, progress, String.join(" ", command));
    }

    /** Runs the program to its end under a shorter name for people. */
    public Outcome run(Path log, Progress progress, String name) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(environment);
        Progress.Running running = progress.begin(name);
        Process process = builder.start();
        AtExit.Registration ender = AtExit.run(() -> end(process));
        Deque<String> tail = new ArrayDeque<>();
        AtomicReference<String> last = new AtomicReference<>("");
        FutureTask<Void> reading = new FutureTask<>(() -> {
            read(process, log, tail, last);
            return null;
        });
        try {
            new Thread(reading, "output of " + name).start();
            while (!process.waitFor(250, TimeUnit.MILLISECONDS)) {
                running.tick(last.get());
            }
            reading.get();
        } catch (ExecutionException e) {
            throw new IOException("the output of " + name + " cannot be written to " + log, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(name + " was interrupted", e);
        } finally {
            end(process);
            ender.cancel();
        }
        running.end(process.exitValue() == 0 ? "done" : "failed");
        return new Outcome(process.exitValue(), String.join("\n", tail).replaceAll("\u001b\\[[0-9;?]*[A-Za-z]", ""));
    }

    /** A program whose output nobody takes would wait for ever. */
    private static void read(Process process, Path log, Deque<String> tail, AtomicReference<String> last)
            throws IOException {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
                Writer file = Files.newBufferedWriter(log)) {
            String line;
            while ((line = output.readLine()) != null) {
                file.write(line);
                file.write('\n');
                file.flush();
                if (!line.isBlank()) {
                    last.set(line);
                }
                tail.add(line);
                if (tail.size() > TAIL_LINES) {
                    tail.remove();
                }
            }
        } catch (IOException e) {
            end(process);
            throw e;
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
