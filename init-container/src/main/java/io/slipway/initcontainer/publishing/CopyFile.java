package io.slipway.initcontainer.publishing;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.zip.CRC32;

/** Writes files whose modification time follows from their content. */
// nginx makes an ETag of time and size. Two releases whose index.html differs only in hashed names have the same size,
// and
// images are built with all times set to one: a browser would be told that its old page is still good. Replicas, on the
// other hand, must agree. A time that is a function of the bytes serves both.
final class CopyFile {
    private static final long FIRST_SECOND = 978307200L; // 2001-01-01
    private static final long SECONDS = (1L << 29) - 1; // about 17 years: never in the future

    private final byte[] buffer = new byte[1 << 16];
    private final CRC32 crc = new CRC32();

    /** Copies a file and returns its size. */
    long copy(File from, File to) throws IOException {
        long size = 0;
        crc.reset();
        try (FileInputStream in = new FileInputStream(from);
                FileOutputStream out = new FileOutputStream(to)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                crc.update(buffer, 0, read);
                out.write(buffer, 0, read);
                size += read;
            }
        }
        stamp(to);
        return size;
    }

    void write(byte[] bytes, File to) throws IOException {
        crc.reset();
        crc.update(bytes, 0, bytes.length);
        try (FileOutputStream out = new FileOutputStream(to)) {
            out.write(bytes);
        }
        stamp(to);
    }

    private void stamp(File file) throws IOException {
        long second = FIRST_SECOND + (crc.getValue() & SECONDS);
        if (!file.setLastModified(second * 1000)) {
            throw new IOException("cannot set the time of " + file);
        }
    }
}
