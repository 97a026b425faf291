package io.slipway.initcontainer.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** The gzip files that stand beside their originals: what they are called, and how ours are compressed. */
public final class Gzip {
    public static final String SUFFIX = ".gz";
    private static final int BUFFER = 1 << 14;

    private Gzip() {}

    /** The path of the gzip file beside an original. */
    public static String pathOf(String original) {
        return original + SUFFIX;
    }

    /** Whether a path has the name of a gzip file. */
    public static boolean isGzip(String path) {
        return path.endsWith(SUFFIX);
    }

    /** The path of the original that a gzip file stands beside. */
    public static String original(String gzip) {
        return gzip.substring(0, gzip.length() - SUFFIX.length());
    }

    /** As small as it gets, and the same bytes each time, as no time is written. */
    public static byte[] compress(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3 + 64);
        try (OutputStream zip = best(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    /** The same in pieces; the output is not closed. */
    public static void compress(InputStream plain, OutputStream out) throws IOException {
        GZIPOutputStream zip = best(out);
        byte[] piece = new byte[BUFFER];
        for (int read = plain.read(piece); read >= 0; read = plain.read(piece)) {
            zip.write(piece, 0, read);
        }
        zip.finish();
        zip.flush();
    }

    private static GZIPOutputStream best(OutputStream out) throws IOException {
        return new GZIPOutputStream(out, BUFFER) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        };
    }
}
