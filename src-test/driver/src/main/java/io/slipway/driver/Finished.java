package io.slipway.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A program that ran to its end, in the root of the repository if no other directory is named. It gets nothing of this process'
 * own streams: by these Maven talks to its tests, and what a program read or wrote there would be lost to one of the two.
 *
 * @param output what it printed on standard output
 * @param errors what it printed on standard error
 */
public record Finished(List<String> command, int exit, String output, String errors) {

    public static Finished of(String... command) {
        return of(List.of(command));
    }

    public static Finished of(List<String> command) {
        return in(Repository.ROOT, command);
    }

    public static Finished in(Path directory, List<String> command) {
        try {
            Files.createDirectories(Repository.TARGET);
            Path output = Files.createTempFile(Repository.TARGET, "finished-", ".out");
            Path errors = Files.createTempFile(Repository.TARGET, "finished-", ".err");
            // Through files: with pipes, what a program leaves running in the background would keep us waiting.
            int exit = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start()
                    .waitFor();
            Finished finished = new Finished(command, exit, read(output), read(errors));
            Files.delete(output);
            Files.delete(errors);
            return finished;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while " + command + " ran", e);
        }
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    /** What it printed; any other end than a good one is a failure that shows all of it. */
    public String expectSuccess() {
        if (exit != 0) {
            throw new AssertionError(seen());
        }
        return output;
    }

    public String seen() {
        return "%s ended with %d%n%s%s".formatted(String.join(" ", command), exit, output, errors);
    }
}
