package io.slipway.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A program that tests need beside them; it lasts no longer than this JVM, even where the JVM is killed. */
public record BackgroundProcess(String name, Process process, Path log) implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    /**
     * Its standard input ends when the one who started it is gone; the program itself would not notice. With job control
     * (-m) the program has a process group of its own, so that its own children go with it.
     */
    private static final String UNTIL_INPUT_ENDS = """
            exec 3<&0
            set -m
            "$@" </dev/null 3<&- &
            program=$!
            { cat <&3 >/dev/null; kill -KILL -- "-$program"; } >/dev/null 2>&1 &
            exec 3<&-
            wait "$program"
            """;

    /**
     * Starts a program.
     *
     * @param directory that it runs in, and that gets its log
     * @param name of the log
     * @param command and its arguments
     */
    public static BackgroundProcess start(Path directory, String name, List<String> command) {
        Path log = directory.resolve(name + ".log");
        List<String> bounded = new ArrayList<>(List.of("bash", "-c", UNTIL_INPUT_ENDS, "until-input-ends"));
        bounded.addAll(command);
        try {
            Process process = new ProcessBuilder(bounded)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new BackgroundProcess(name, process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The processes that the program has started. */
    public List<ProcessHandle> workers() {
        return program().children().toList();
    }

    /** Sends a signal to the program, such as {@code HUP}. */
    public void signal(String name) {
        Finished.of("kill", "-" + name, Long.toString(program().pid())).expectSuccess();
    }

    /** The one child of the shell that is no shell: pids start again at the lowest, so the oldest may have any of them. */
    private ProcessHandle program() {
        return process.children()
                .filter(child -> child.info()
                        .command()
                        .filter(command -> !command.endsWith("/bash"))
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " has ended\n" + lastWords()));
    }

    /** Waits for what shows that it does its work; an early end is told with its last words. */
    public void await(BooleanSupplier works) {
        Await.answer(
                name,
                DEADLINE,
                () -> {
                    if (!process.isAlive()) {
                        throw new AssertionError(
                                "%s ended with %d%n%s".formatted(name, process.exitValue(), lastWords()));
                    }
                    return works.getAsBoolean() ? Optional.of(true) : Optional.empty();
                },
                this::lastWords);
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return log + ":\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return log + ": " + e;
        }
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
