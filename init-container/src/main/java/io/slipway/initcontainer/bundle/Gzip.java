package io.slipway.initcontainer.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** The gzip twins that stand beside their originals: what they are called, and how ours are compressed. */
public final class Gzip {
    public static final String ENDING = ".gz";
    private static final int BUFFER = 1 << 14;

    private Gzip() {}

    /** The path of a file's twin. */
    public static String twin(String original) {
        return original + ENDING;
    }

    /** Whether a path is called as a twin is. */
    public static boolean isTwin(String path) {
        return path.endsWith(ENDING);
    }

    /** The path of the file that a twin stands beside. */
    public static String original(String twin) {
        return twin.substring(0, twin.length() - ENDING.length());
    }

    /** As small as it gets, and the same bytes each time, as no time is written. */
    public static byte[] compress(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3 + 64);
        try (GZIPOutputStream zip = new GZIPOutputStream(out, BUFFER) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }
}
