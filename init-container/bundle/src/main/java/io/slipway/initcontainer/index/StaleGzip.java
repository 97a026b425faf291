package io.slipway.initcontainer.index;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.bundle.Gzip;
import io.slipway.initcontainer.index.IndexedFile.Action;
import io.slipway.initcontainer.problems.InitException;
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
final class StaleGzip {
    private static final int PIECE = 1 << 14;

    private final Path root;
    private final Map<String, FileFacts> facts;

    StaleGzip(Path root, Map<String, FileFacts> facts) {
        this.root = root;
        this.facts = facts;
    }

    void mark() {
        for (FileFacts gzip : facts.values()) {
            FileFacts original = Gzip.isGzip(gzip.path) ? facts.get(Gzip.original(gzip.path)) : null;
            if (original != null && !holds(gzip, original)) {
                gzip.action = Action.GZIP;
            }
        }
    }

    private boolean holds(FileFacts gzip, FileFacts original) {
        Path file = root.resolve(original.source);
        try (InputStream plain = new BufferedInputStream(Files.newInputStream(file), PIECE)) {
            return holds(root.resolve(gzip.source), plain);
        } catch (IOException e) {
            throw InitException.failed(BundleFiles.unreadable(file, e), e);
        }
    }

    /** Piece by piece: the file may be larger than the memory. */
    private static boolean holds(Path gzip, InputStream plain) throws IOException {
        byte[] expected = new byte[PIECE];
        byte[] found = new byte[PIECE];
        try (InputStream zipped = Files.newInputStream(gzip)) {
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
