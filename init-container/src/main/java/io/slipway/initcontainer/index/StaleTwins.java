package io.slipway.initcontainer.index;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.bundle.Gzip;
import io.slipway.initcontainer.index.IndexedFile.Fate;
import io.slipway.initcontainer.problems.InitFailure;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Finds precompressed files that do not hold what their originals hold: nginx would serve the old bytes that an earlier build
 * left. They are compressed anew when the site is published.
 */
final class StaleTwins {
    private static final int PIECE = 1 << 14;

    private final Path root;
    private final Map<String, FileFacts> facts;

    StaleTwins(Path root, Map<String, FileFacts> facts) {
        this.root = root;
        this.facts = facts;
    }

    void mark() {
        for (FileFacts twin : facts.values()) {
            FileFacts original = Gzip.isTwin(twin.path) ? facts.get(Gzip.original(twin.path)) : null;
            if (original != null && !holds(twin, original)) {
                twin.twin = Fate.GZIPPED;
            }
        }
    }

    private boolean holds(FileFacts twin, FileFacts original) {
        Path file = root.resolve(original.source);
        try (InputStream plain = new BufferedInputStream(Files.newInputStream(file), PIECE)) {
            return holds(root.resolve(twin.source), plain);
        } catch (IOException e) {
            throw InitFailure.failed(BundleFiles.unreadable(file, e), e);
        }
    }

    /** Piece by piece: the file may be larger than the memory. */
    private static boolean holds(Path twin, InputStream plain) throws IOException {
        byte[] expected = new byte[PIECE];
        byte[] found = new byte[PIECE];
        try (InputStream zipped = Files.newInputStream(twin)) {
            Optional<InputStream> opened = open(zipped);
            if (opened.isEmpty()) {
                return false;
            }
            InputStream unzipped = opened.get();
            int length;
            do {
                length = plain.readNBytes(expected, 0, PIECE);
                if (length != read(unzipped, found) || !Arrays.equals(expected, 0, length, found, 0, length)) {
                    return false;
                }
            } while (length > 0);
            return true;
        }
    }

    private static Optional<InputStream> open(InputStream zipped) throws IOException {
        try {
            return Optional.of(new GZIPInputStream(zipped, PIECE));
        } catch (ZipException | EOFException e) {
            return Optional.empty();
        }
    }

    /** -1 where the precompressed file is damaged. */
    private static int read(InputStream unzipped, byte[] bytes) throws IOException {
        try {
            return unzipped.readNBytes(bytes, 0, PIECE);
        } catch (ZipException | EOFException e) {
            return -1;
        }
    }
}
