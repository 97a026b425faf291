package io.slipway.release.helm;

import io.slipway.release.files.DirectoryTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A directory that shows whether somebody still uses it: by a lock on a file in it, which goes with its process however that
 * ends. Numbers of processes would not do: containers that share a directory count them anew.
 */
final class HeldDirectory {

    private static final String LOCK = ".lock";

    /** Between the making of a directory and the lock in it. */
    private static final Duration NEWBORN = Duration.ofMinutes(1);

    /** Not to be opened again here: to close any channel to a file gives up all locks that its process has on it. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel lock;

    private HeldDirectory(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    static HeldDirectory hold(Path directory) throws IOException {
        OURS.add(directory.toAbsolutePath());
        Path file = Files.createFile(directory.resolve(LOCK), PrivateDirectory.mode("rw-------"));
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        channel.lock();
        return new HeldDirectory(directory.toAbsolutePath(), channel);
    }

    void release() throws IOException {
        lock.close();
        OURS.remove(directory);
    }

    /** Deletes the directories of this user that nobody holds any more; what cannot be deleted stays. */
    static void deleteAbandoned(Path parent, String prefix) {
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(parent, prefix + "*")) {
            for (Path directory : directories) {
                if (isAbandoned(directory)) {
                    DirectoryTree.delete(directory);
                }
            }
        } catch (IOException | UncheckedIOException | java.nio.file.DirectoryIteratorException e) {
            // Somebody else's directory, or gone by now: nothing depends on it.
        }
    }

    private static boolean isAbandoned(Path directory) {
        if (OURS.contains(directory.toAbsolutePath()) || !Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        Path file = directory.resolve(LOCK);
        try {
            if (!Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS)
                    .equals(Files.getOwner(Path.of("/proc/self"), LinkOption.NOFOLLOW_LINKS))) {
                return false;
            }
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            boolean newborn = Files.getLastModifiedTime(file)
                    .toInstant()
                    .isAfter(Instant.now().minus(NEWBORN));
            return !newborn && isUnlocked(file);
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    private static boolean isUnlocked(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return channel.tryLock() != null;
        }
    }
}
