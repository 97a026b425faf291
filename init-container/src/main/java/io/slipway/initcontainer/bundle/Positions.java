package io.slipway.initcontainer.bundle;

/**
 * Lines and columns of offsets in a file, to be asked in the order of the file: then any number of them takes one walk
 * through it.
 */
public final class Positions {
    private final byte[] bytes;
    private int offset;
    private int line = 1;
    private int column = 1;

    public Positions(byte[] bytes) {
        this.bytes = bytes;
    }

    /** {@code line:column} of a byte, both from 1, the column in characters. */
    public String at(int to) {
        if (to < offset) {
            offset = 0;
            line = 1;
            column = 1;
        }
        for (; offset < to; offset++) {
            int b = bytes[offset];
            if (b == '\n') {
                line++;
                column = 1;
            } else if ((b & 0xc0) != 0x80) { // a byte that goes on with a character is none of its own
                column += (b & 0xf8) == 0xf0 ? 2 : 1; // Java's characters, as editors count them
            }
        }
        return line + ":" + column;
    }
}
