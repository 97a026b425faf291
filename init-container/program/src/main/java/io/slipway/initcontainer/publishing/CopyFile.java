package io.slipway.initcontainer.publishing;

import io.slipway.initcontainer.bundle.ContentTime;
import io.slipway.initcontainer.bundle.FileBytes;
import io.slipway.initcontainer.bundle.Gzip;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/** Writes files whose modification time follows from their content. */
final class CopyFile {
    private static final int PIECE = 1 << 17;
    /** Each thread's own, outside of the heap: what is read is written and summed up without being copied. */
    private static final ThreadLocal<ByteBuffer> BUFFER = new ThreadLocal<>();

    private CopyFile() {}

    /** Copies a file and returns the CRC-32 of what was copied, by which the copy is stamped. */
    static long copy(FileInputStream from, File to) throws IOException {
        CRC32 crc = new CRC32();
        ByteBuffer buffer = buffer();
        try (FileOutputStream out = new FileOutputStream(to)) {
            FileChannel source = from.getChannel();
            FileChannel target = out.getChannel();
            for (buffer.clear(); source.read(buffer) > 0; buffer.clear()) {
                buffer.flip();
                crc.update(buffer);
                buffer.rewind();
                while (buffer.hasRemaining()) {
                    target.write(buffer);
                }
            }
        }
        ContentTime.stamp(to, crc.getValue());
        return crc.getValue();
    }

    private static ByteBuffer buffer() {
        ByteBuffer own = BUFFER.get();
        if (own == null) {
            own = ByteBuffer.allocateDirect(PIECE);
            BUFFER.set(own);
        }
        return own;
    }

    /** Returns the CRC-32 of the bytes. */
    static long write(byte[] bytes, File to) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, bytes.length);
        FileBytes.write(bytes, to);
        ContentTime.stamp(to, crc.getValue());
        return crc.getValue();
    }

    /** Compresses a file in pieces, and returns the CRC-32 of the result. */
    static long zip(File plain, File to) throws IOException {
        CRC32 crc = new CRC32();
        try (FileInputStream in = new FileInputStream(plain);
                OutputStream out = new BufferedOutputStream(new FileOutputStream(to), PIECE)) {
            Gzip.compress(in, new CheckedOutputStream(out, crc));
        }
        ContentTime.stamp(to, crc.getValue());
        return crc.getValue();
    }
}
