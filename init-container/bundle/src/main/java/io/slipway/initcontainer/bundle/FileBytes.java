package io.slipway.initcontainer.bundle;

import java.io.EOFException;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/** Reads and writes whole files in pieces: Java keeps a second copy of a piece outside of the heap, be it the whole file. */
public final class FileBytes {
    private static final int PIECE = 1 << 17;

    private FileBytes() {}

    public static byte[] read(Path path) throws IOException {
        File file = path.toFile();
        byte[] bytes = new byte[Math.toIntExact(file.length())];
        try (FileInputStream in = new FileInputStream(file)) {
            for (int at = 0; at < bytes.length; ) {
                int read = in.read(bytes, at, Math.min(PIECE, bytes.length - at));
                if (read < 0) {
                    throw new EOFException(path + " became shorter while it was read");
                }
                at += read;
            }
        }
        return bytes;
    }

    public static void write(byte[] bytes, File file) throws IOException {
        try (FileOutputStream out = new FileOutputStream(file)) {
            for (int at = 0; at < bytes.length; at += PIECE) {
                out.write(bytes, at, Math.min(PIECE, bytes.length - at));
            }
        }
    }
}
