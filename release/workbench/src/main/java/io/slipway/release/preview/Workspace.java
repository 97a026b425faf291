package io.slipway.release.preview;

import io.slipway.release.descriptor.Descriptor;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The directory {@code .slipway} beside the descriptor, where Slipway keeps what it makes.
 *
 * @param directory absolute
 */
public record Workspace(Path directory) {

    /** Opens the workspace of an app, and makes it where it is missing. */
    public static Workspace of(Descriptor descriptor) throws IOException {
        Path directory = descriptor.directory().resolve(".slipway");
        Files.createDirectories(directory);
        // Git then leaves the directory out, whatever the app's own .gitignore says.
        Files.writeString(directory.resolve(".gitignore"), "*\n");
        return new Workspace(directory);
    }

    /** What a program printed. */
    public Path log(String name) {
        return directory.resolve("logs").resolve(name + ".log");
    }

    /** What the last build was made from. */
    public Path buildStamp() {
        return directory.resolve("build.stamp");
    }

    /** The packaged charts. */
    public Path packages() {
        return directory.resolve("packages");
    }

    /** What one running preview needs; it goes when the preview ends. */
    public Path preview(String environment, int port) {
        return directory.resolve("preview").resolve(environment + "-" + port);
    }

    /** Keeps other {@code slipway} processes out of what must happen once at a time, until it is closed. */
    public FileLock lock() throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        return channel.lock();
    }
}
