package io.slipway.initcontainer.publishing;

import java.util.List;

/**
 * New bytes for a part of a file.
 *
 * @param value true if they hold an environment's value
 */
record Patch(int start, int end, byte[] bytes, boolean value) implements Comparable<Patch> {
    @Override
    public int compareTo(Patch other) {
        return Integer.compare(start, other.start);
    }

    /** The bytes from {@code from} to {@code to} with all patches that stand in there, which are in order. */
    static byte[] apply(byte[] old, int from, int to, List<Patch> patches) {
        int size = to - from;
        for (Patch patch : patches) {
            if (patch.start >= from && patch.end <= to) {
                size += patch.bytes.length - (patch.end - patch.start);
            }
        }
        byte[] fresh = new byte[size];
        int read = from;
        int write = 0;
        for (Patch patch : patches) {
            if (patch.start >= from && patch.end <= to) {
                System.arraycopy(old, read, fresh, write, patch.start - read);
                write += patch.start - read;
                System.arraycopy(patch.bytes, 0, fresh, write, patch.bytes.length);
                write += patch.bytes.length;
                read = patch.end;
            }
        }
        System.arraycopy(old, read, fresh, write, to - read);
        return fresh;
    }
}
