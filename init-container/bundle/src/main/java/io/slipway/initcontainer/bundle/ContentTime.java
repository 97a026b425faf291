package io.slipway.initcontainer.bundle;

import java.io.File;
import java.io.IOException;

/** The modification time that a published file gets: it follows from the file's content. */
// nginx makes an ETag of time and size. Two releases whose index.html differs only in hashed names have the same size,
// and images are built with all times set to one: a browser would be told that its old page is still good. Replicas, on
// the other hand, must agree. A time that is a function of the bytes serves both.
public final class ContentTime {
    private static final long FIRST_SECOND = 978307200L; // 2001-01-01
    private static final long SECONDS = (1L << 29) - 1; // about 17 years: never in the future

    private ContentTime() {}

    /** Gives a file the time of its content, whose CRC-32 is known. */
    public static void stamp(File file, long crc) throws IOException {
        if (!file.setLastModified((FIRST_SECOND + (crc & SECONDS)) * 1000)) {
            throw new IOException("cannot set the time of " + file);
        }
    }
}
