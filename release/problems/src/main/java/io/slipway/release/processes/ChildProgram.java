package io.slipway.release.processes;

import io.slipway.release.problems.AtExit;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A program that runs as a child of this process, and does not outlive it.
 *
 * <p>Output belongs in files: a pipe fills up when nobody reads it, and stays open for as long as any grandchild holds it.
 */
public final class ChildProgram implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Process process;
    private final Duration patience;
    private final AtExit.Registration atExit;

    private ChildProgram(Process process, Duration patience, boolean endsWithItsInput) {
        this.process = process;
        this.patience = patience;
        this.atExit = endsWithItsInput ? () -> {} : AtExit.run(this::end);
    }

    /**
     * Starts a program that reads nothing; it is ended when this process is told to end.
     *
     * @param command with directory, environment, and files for its output
     * @throws IOException when it cannot be started, or a file cannot be written
     */
    public static ChildProgram start(ProcessBuilder command) throws IOException {
        return start(command, PATIENCE);
    }

    /** @param patience with a program that was asked to end, before it is ended by force */
    public static ChildProgram start(ProcessBuilder command, Duration patience) throws IOException {
        command.redirectInput(ProcessBuilder.Redirect.from(ProcessBuilder.Redirect.DISCARD.file()));
        return new ChildProgram(command.start(), patience, false);
    }

    /** Starts a program that answers on {@link #output()} to {@link #input()}, and ends by itself when that ends. */
    public static ChildProgram startListening(ProcessBuilder command) throws IOException {
        return new ChildProgram(command.start(), PATIENCE, true);
    }

    /** What the program reads; only of one that listens. */
    public OutputStream input() {
        return process.getOutputStream();
    }

    /** What the program answers; only of one that listens. */
    public InputStream output() {
        return process.getInputStream();
    }

    /** Waits for the program to end by itself, so long at most; whether it did. */
    public boolean await(Duration limit) throws InterruptedException {
        return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits for the program to end by itself, and returns its exit code. */
    public int await() throws InterruptedException {
        return process.waitFor();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** @throws IllegalThreadStateException while it runs */
    public int exitCode() {
        return process.exitValue();
    }

    /**
     * Asks the program to end, then what is left of all that it started, and ends by force what does not. An interrupt does
     * not shorten this.
     */
    public void end() {
        if (!process.isAlive()) {
            return;
        }
        List<ProcessHandle> started = process.descendants().toList();
        boolean interrupted = Thread.interrupted();
        try {
            process.destroy();
            if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                started.forEach(ProcessHandle::destroy);
                awaitAll(started);
            }
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            kill(started);
            // The kernel takes a moment; nobody who asks afterwards should still find it.
            process.onExit()
                    .completeOnTimeout(process, patience.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void awaitAll(List<ProcessHandle> started) throws InterruptedException {
        try {
            CompletableFuture.allOf(started.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException stubborn) {
            // They are ended by force.
        }
    }

    /** Ends the program and all that it started by force, for one that ignores being asked. */
    public void kill() {
        kill(process.descendants().toList());
        try {
            process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void kill(List<ProcessHandle> started) {
        List<ProcessHandle> all = new ArrayList<>(started);
        all.addAll(process.descendants().toList());
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    /** Ends what still runs. */
    @Override
    public void close() {
        end();
        atExit.cancel();
    }
}
