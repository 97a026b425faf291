package io.slipway.endtoend.containers;

import io.slipway.endtoend.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A program that ran to its end in the root of the repository.
 *
 * @param output what it printed on standard output
 * @param errors what it printed on standard error
 */
record Finished(List<String> command, int exit, String output, String errors) {

    static Finished of(String... command) {
        return of(List.of(command));
    }

    static Finished of(List<String> command) {
        try {
            Files.createDirectories(Repository.TARGET);
            Path output = Files.createTempFile(Repository.TARGET, "finished-", ".out");
            Path errors = Files.createTempFile(Repository.TARGET, "finished-", ".err");
            // Through files: with pipes, what a program leaves running in the background would keep us waiting.
            int exit = new ProcessBuilder(command)
                    .directory(Repository.ROOT.toFile())
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
    String expectSuccess() {
        if (exit != 0) {
            throw new AssertionError(seen());
        }
        return output;
    }

    String seen() {
        return "%s ended with %d%n%s%s".formatted(String.join(" ", command), exit, output, errors);
    }
}
