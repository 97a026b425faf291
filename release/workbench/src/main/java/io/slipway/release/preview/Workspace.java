package io.slipway.release.preview;

import io.slipway.release.descriptor.Descriptor;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder {@code .slipway} beside the descriptor, where Slipway keeps what it makes.
 *
 * @param folder absolute
 */
public record Workspace(Path folder) {

    /** Opens the workspace of an app, and makes it where it is missing. */
    public static Workspace of(Descriptor descriptor) throws IOException {
        Path folder = descriptor.folder().resolve(".slipway");
        Files.createDirectories(folder);
        // Git then leaves the directory out, whatever the app's own .gitignore says.
        Files.writeString(folder.resolve(".gitignore"), "*\n");
        return new Workspace(folder);
    }

    /** What a program printed. */
    public Path log(String name) {
        return folder.resolve("logs").resolve(name + ".log");
    }

    /** What the last build was made from. */
    public Path buildStamp() {
        return folder.resolve("build.stamp");
    }

    /** The packaged charts. */
    public Path packages() {
        return folder.resolve("packages");
    }

    /** What one running preview needs; it goes when the preview ends. */
    public Path preview(String environment, int port) {
        return folder.resolve("preview").resolve(environment + "-" + port);
    }

    /** Keeps other {@code slipway} processes out of what must happen once at a time, until it is closed. */
    public FileLock lock() throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        return channel.lock();
    }
}
