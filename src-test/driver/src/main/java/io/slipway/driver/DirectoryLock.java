package io.slipway.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps other test processes, and previews, out of a directory whose packages are being installed or copied. */
public final class DirectoryLock {

    private DirectoryLock() {}

    /** What is done while nobody else may. */
    @FunctionalInterface
    public interface Action {
        void run() throws IOException;
    }

    /** By the lock that {@code slipway preview} takes there. */
    public static synchronized void in(Path directory, Action action) {
        try {
            Path file = Files.createDirectories(directory.resolve(".slipway")).resolve("lock");
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid()) {
                    action.run();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
