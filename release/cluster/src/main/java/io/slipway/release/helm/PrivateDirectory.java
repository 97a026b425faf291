package io.slipway.release.helm;

import io.slipway.release.files.DirectoryTree;
import io.slipway.release.problems.AtExit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A temporary directory that only the user can read (0700, files 0600); deleted with all that is in it when closed, or
 * when the process is told to end. What a process left that was killed, the next one deletes.
 */
public final class PrivateDirectory implements AutoCloseable {

    private static final String PREFIX = "slipway-";
    private static final AtomicBoolean SWEPT = new AtomicBoolean();

    private final Path path;
    private final HeldDirectory held;
    private final AtExit.Registration atExit;

    private PrivateDirectory(Path path) throws IOException {
        this.path = path;
        this.held = HeldDirectory.hold(path);
        this.atExit = AtExit.runAfterAll(this::delete);
    }

    public static PrivateDirectory create() {
        try {
            Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
            if (SWEPT.compareAndSet(false, true)) {
                HeldDirectory.deleteAbandoned(temporary, PREFIX);
            }
            return new PrivateDirectory(Files.createTempDirectory(temporary, PREFIX, mode("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create a temporary directory", e);
        }
    }

    public Path path() {
        return path;
    }

    public Path write(String name, String text) {
        try {
            Path file = Files.createFile(path.resolve(name), mode("rw-------"));
            return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a temporary file", e);
        }
    }

    /** A file system without POSIX modes has no other users to hide from that we could name. */
    public static FileAttribute<?>[] mode(String permissions) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public void close() {
        delete();
        atExit.cancel();
    }

    private void delete() {
        if (!Files.exists(path)) {
            return;
        }
        try {
            held.release();
            DirectoryTree.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete temporary files", e);
        }
    }
}
