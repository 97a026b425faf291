package io.slipway.initcontainer.texts;

/**
 * Lines and columns of offsets in a file, to be asked in the order of the file: then any number of them takes one walk
 * through it.
 */
public final class Positions {
    private final byte[] bytes;
    private final int firstLine;
    private final int firstColumn;
    private int offset;
    private int line;
    private int column;

    public Positions(byte[] bytes) {
        this(bytes, 1, 1);
    }

    /** Of a piece of a file, whose first byte stands there. */
    private Positions(byte[] bytes, int firstLine, int firstColumn) {
        this.bytes = bytes;
        this.firstLine = firstLine;
        this.firstColumn = firstColumn;
        this.line = firstLine;
        this.column = firstColumn;
    }

    /** Of the next piece, which begins where this one has that byte. */
    public Positions next(byte[] piece, int from) {
        at(from);
        return new Positions(piece, line, column);
    }

    /** {@code line:column} of a byte, both from 1, the column in characters. */
    public String at(int to) {
        if (to < offset) {
            offset = 0;
            line = firstLine;
            column = firstColumn;
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
