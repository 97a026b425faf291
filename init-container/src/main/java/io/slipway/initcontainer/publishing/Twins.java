package io.slipway.initcontainer.publishing;

import io.slipway.initcontainer.bundle.Gzip;
import io.slipway.initcontainer.index.IndexedFile;
import io.slipway.initcontainer.index.IndexedFile.Fate;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The gzip twins that publishing makes: nginx would serve the old bytes of a changed file to every browser that takes gzip.
 * There is no encoder for Brotli (or Zstandard) in pure Java that is kept; those twins are dropped, and nginx falls back to
 * the .gz or compresses the file itself.
 */
final class Twins {
    private final Set<String> anew = new HashSet<>();
    private final Set<String> added = new HashSet<>();

    void take(IndexedFile file) {
        if (file.fate() == Fate.GZIPPED) {
            anew.add(file.path());
        } else if (file.fate() == Fate.ADDED) {
            added.add(file.path());
        }
    }

    /** The original's path where this is a twin of the bundle whose bytes change, else the path itself. */
    String original(String path) {
        return anew.contains(path) ? Gzip.original(path) : path;
    }

    /** Whether a file that is copied gets a twin that its bundle does not hold, or not as it should be. */
    boolean isMadeFor(IndexedFile file) {
        return added.contains(Gzip.twin(file.path())) || anew.contains(Gzip.twin(file.path()));
    }

    /** Whether a twin is there however large it is, as something may name it. */
    boolean isKept(String twin) {
        return anew.contains(twin);
    }

    /** The twin that has to be written beside a file, if any. */
    Optional<byte[]> of(String path, byte[] bytes) throws IOException {
        String twin = Gzip.twin(path);
        if (!anew.contains(twin) && !added.contains(twin)) {
            return Optional.empty();
        }
        byte[] zipped = Gzip.compress(bytes);
        return anew.contains(twin) || zipped.length < bytes.length ? Optional.of(zipped) : Optional.empty();
    }
}
