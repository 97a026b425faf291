package io.slipway.release.processes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * What a program said that is only asked something: it should be done at once, and say little.
 *
 * @param exitCode empty when it was not done in time, or said more and more, and was ended
 * @param output what it had printed by then, its beginning at least
 */
public record ProgramAnswer(OptionalInt exitCode, String output) {

    /** More is no answer. */
    private static final int LONGEST = 64 * 1024;

    private static final Duration TICK = Duration.ofMillis(100);

    /**
     * Runs the program to its end, or ends it.
     *
     * @param command whose standard output is taken; errors too, where they are redirected to it
     * @throws IOException when it cannot be started
     */
    public static ProgramAnswer of(ProcessBuilder command, Duration patience) throws IOException, InterruptedException {
        Path output = Files.createTempFile("slipway-answer-", ".txt");
        try {
            return of(command.redirectOutput(output.toFile()), output, patience);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static ProgramAnswer of(ProcessBuilder command, Path output, Duration patience)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        try (ChildProgram program = ChildProgram.start(command);
                InputStream printed = Files.newInputStream(output)) {
            boolean done = false;
            while (!done && System.nanoTime() < deadline && Files.size(output) < LONGEST) {
                done = program.await(TICK);
            }
            return new ProgramAnswer(
                    done ? OptionalInt.of(program.exitCode()) : OptionalInt.empty(),
                    new String(printed.readNBytes(LONGEST), StandardCharsets.UTF_8));
        }
    }

    /** Whether it was done in time, and well. */
    public boolean succeeded() {
        return exitCode.isPresent() && exitCode.getAsInt() == 0;
    }
}
