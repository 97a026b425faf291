package io.slipway.endtoend;

import io.slipway.driver.DirectoryLock;
import io.slipway.driver.Finished;
import io.slipway.driver.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** A copy of the example that a test may break. Files are hard links until they are changed, so it costs next to nothing. */
public record ExampleCopy(Path directory) {

    public static ExampleCopy named(String name) throws Exception {
        var directory = Repository.TARGET.resolve("examples").resolve(name);
        Finished.of("rm", "-rf", directory.toString()).expectSuccess();
        Files.createDirectories(directory);
        DirectoryLock.in(Repository.EXAMPLE, () -> {
            try (var entries = Files.newDirectoryStream(Repository.EXAMPLE, entry -> !isMade(entry))) {
                for (var entry : entries) {
                    Finished.of("cp", "-al", entry.toString(), directory.toString())
                            .expectSuccess();
                }
            }
        });
        return new ExampleCopy(directory);
    }

    /** Made by builds, which may write into these files where they are. */
    private static boolean isMade(Path entry) {
        return Set.of("dist", ".angular", ".slipway")
                .contains(entry.getFileName().toString());
    }

    /** Replaces text in a file; the file gets bytes of its own, or the example itself would change. */
    public ExampleCopy change(String file, String text, String replacement) throws IOException {
        var path = directory.resolve(file);
        var before = Files.readString(path);
        if (!before.contains(text)) {
            throw new AssertionError(file + " of the example no longer contains: " + text);
        }
        Files.delete(path);
        Files.writeString(path, before.replace(text, replacement));
        return this;
    }

    /** The line of the first occurrence, counted from 1. */
    int lineOf(String file, String text) throws IOException {
        var lines = Files.readAllLines(directory.resolve(file));
        for (var line = 0; line < lines.size(); line++) {
            if (lines.get(line).contains(text)) {
                return line + 1;
            }
        }
        throw new AssertionError(file + " of the example no longer contains: " + text);
    }

    /** As a person types it, from the root of the repository. */
    public String path() {
        return Repository.ROOT.relativize(directory).toString();
    }
}
