package io.slipway.initcontainer.publishing;

import io.slipway.initcontainer.bundle.Gzip;
import io.slipway.initcontainer.index.IndexedFile;
import io.slipway.initcontainer.index.IndexedFile.Action;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The gzip files that publishing writes: nginx would serve the old bytes of a changed file to every browser that takes gzip.
 * There is no encoder for Brotli (or Zstandard) in pure Java that is kept; those files are dropped, and nginx falls back to
 * the .gz or compresses the file itself.
 */
final class GzipFiles {
    private final Set<String> anew = new HashSet<>();
    private final Set<String> added = new HashSet<>();

    void take(IndexedFile file) {
        if (file.action() == Action.GZIP) {
            anew.add(file.path());
        } else if (file.action() == Action.ADD) {
            added.add(file.path());
        }
    }

    /** The original's path where this is a gzip file of the bundle whose bytes change, else the path itself. */
    String original(String path) {
        return anew.contains(path) ? Gzip.original(path) : path;
    }

    /** Whether a file that is copied gets a gzip file that its bundle does not hold, or not as it should be. */
    boolean isMadeFor(IndexedFile file) {
        return isMade(file.path());
    }

    /** Whether a gzip file is written beside a file. */
    boolean isMade(String path) {
        return added.contains(Gzip.pathOf(path)) || anew.contains(Gzip.pathOf(path));
    }

    /** Whether a gzip file is kept however large it is, as something may name it. */
    boolean isKept(String gzip) {
        return anew.contains(gzip);
    }

    /** The gzip file that has to be written beside a file, if any. */
    Optional<byte[]> of(String path, byte[] bytes) throws IOException {
        String gzip = Gzip.pathOf(path);
        if (!isMade(path)) {
            return Optional.empty();
        }
        byte[] zipped = Gzip.compress(bytes);
        return anew.contains(gzip) || zipped.length < bytes.length ? Optional.of(zipped) : Optional.empty();
    }
}
