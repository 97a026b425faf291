package io.slipway.initcontainer.bundle;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads a large file in pieces; each begins with the end of the one before, so that nothing is cut in two. */
public final class FilePieces {
    private static final int PIECE = 1 << 20;
    /** Longer than any token with its fallback, any hash, and any address that is looked for. */
    private static final int OVERLAP = 1 << 13;

    /** What is done with each piece. */
    public interface Reader {
        /**
         * Reads a piece.
         *
         * @param kept how many bytes at its beginning were part of the piece before
         * @return false if no more is wanted
         */
        boolean read(byte[] piece, int kept);
    }

    private FilePieces() {}

    /** False if the reader wanted no more. */
    public static boolean of(Path file, Reader reader) throws IOException {
        byte[] bytes = new byte[PIECE + OVERLAP];
        int kept = 0;
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            for (int read = in.readNBytes(bytes, 0, PIECE); read > 0; read = in.readNBytes(bytes, kept, PIECE)) {
                int length = kept + read;
                if (!reader.read(Arrays.copyOf(bytes, length), kept)) {
                    return false;
                }
                int next = Math.min(OVERLAP, length);
                System.arraycopy(bytes, length - next, bytes, 0, next);
                kept = next;
            }
        }
        return true;
    }
}
