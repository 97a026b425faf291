package io.slipway.release.doctor;

import io.slipway.release.problems.PlainText;
import io.slipway.release.processes.ChildProgram;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One run of a program: its output goes to a log file, its progress to a person.
 *
 * @param command and its arguments
 * @param directory that it runs in
 * @param environment set beside what this process has
 */
public record ProgramRun(List<String> command, Path directory, Map<String, String> environment) {

    private static final int TAIL_LINES = 40;
    private static final int TAIL_BYTES = 64 * 1024;
    private static final Duration TICK = Duration.ofMillis(250);

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
        begin(log, name);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Progress.Running running = progress.begin(name);
        try (ChildProgram program = ChildProgram.start(builder)) {
            while (!program.await(TICK)) {
                running.tick(lastOf(tail(log)));
            }
            running.end(program.exitCode() == 0 ? "done" : "failed");
            return new Outcome(program.exitCode(), String.join("\n", tail(log)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(name + " was interrupted", e);
        }
    }

    private static void begin(Path log, String name) throws IOException {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            Files.write(log, new byte[0]);
        } catch (IOException e) {
            throw new IOException("the output of " + name + " cannot be written to " + log, e);
        }
    }

    /** The last lines of a log, without colours. */
    private static List<String> tail(Path log) throws IOException {
        try (SeekableByteChannel file = Files.newByteChannel(log)) {
            file.position(Math.max(0, file.size() - TAIL_BYTES));
            byte[] end = Channels.newInputStream(file).readNBytes(TAIL_BYTES);
            List<String> lines = PlainText.withoutSequences(new String(end, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
            return lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
        }
    }

    private static String lastOf(List<String> lines) {
        return lines.stream().filter(line -> !line.isBlank()).reduce("", (before, line) -> line);
    }
}
