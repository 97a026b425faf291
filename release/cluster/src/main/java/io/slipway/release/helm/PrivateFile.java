package io.slipway.release.helm;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file in the cache that is executed, so nobody else may ever have been able to write to it. It is put there whole or not
 * at all.
 */
public record PrivateFile(Path path) {

    /** Writes the content. */
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    public boolean isThere() throws IOException {
        return Files.isRegularFile(path) && isPrivate(path) && isPrivate(path.getParent());
    }

    private static boolean isPrivate(Path path) throws IOException {
        int mode = (int) Files.getAttribute(path, "unix:mode");
        Object self = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        return (mode & 0022) == 0 && self.equals(Files.getAttribute(path, "unix:uid"));
    }

    public void put(Content content) throws IOException {
        Files.createDirectories(path.getParent(), PrivateDirectory.mode("rwx------"));
        Path staged = Files.createTempFile(path.getParent(), "staged", ".tmp", PrivateDirectory.mode("rwx------"));
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(staged))) {
                content.writeTo(out);
            }
            Files.move(staged, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(staged);
        }
    }
}
