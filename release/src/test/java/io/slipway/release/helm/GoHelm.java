package io.slipway.release.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The {@code helm} program, built from its Go module into the user's cache: once, in two to four minutes. */
final class GoHelm {

    private GoHelm() {}

    static Path v3() {
        return program("v3", "v3.22.0");
    }

    static Path v4() {
        return program("v4", "v4.3.1");
    }

    private static Path program(String major, String version) {
        Path directory = UserCache.directory().resolve("helm").resolve(version);
        Path program = directory.resolve("helm");
        try {
            if (!Files.isExecutable(program)) {
                Files.createDirectories(directory);
                build("helm.sh/helm/" + major + "/cmd/helm@" + version, directory);
            }
            return program;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(
                    "no " + program + ", and it cannot be built: put Go on PATH, or run ./slipway doctor --fix", e);
        }
    }

    /** Under a lock, because modules' tests may run side by side. */
    private static void build(String module, Path directory) throws IOException, InterruptedException {
        try (FileChannel channel = FileChannel.open(
                        directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!lock.isValid() || Files.isExecutable(directory.resolve("helm"))) {
                return;
            }
            ProcessBuilder builder = new ProcessBuilder("nice", "-n", "19", "go", "install", "-p", "2", module)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("build.log").toFile());
            builder.environment().put("GOBIN", directory.toString());
            if (builder.start().waitFor() != 0) {
                throw new UncheckedIOException(new IOException(Files.readString(directory.resolve("build.log"))));
            }
        }
    }
}
