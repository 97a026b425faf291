package io.slipway.initcontainer.bundle;

import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.problems.Problem;

/**
 * A text that takes much of the memory while it is edited. Such files are edited one after the other, and one that does not
 * fit is refused with what it needs; without this, Java would end somewhere in the middle.
 */
public final class LargeText {
    /** Bytes from which on a file is large. */
    public static final long SMALLEST = 2L << 20;

    /** The bytes, their text, the new bytes, and what is compressed of them. */
    private static final int TIMES = 4;

    private static final int MIB = 1 << 20;

    private LargeText() {}

    /** @param memory that Java may take, in bytes */
    static void refuseTooLarge(String path, long size, long memory) {
        long needed = size * TIMES;
        if (needed > memory) {
            throw InitException.failed(Problem.of("editing a text of " + size / MIB + " MiB takes " + needed / MIB
                            + " MiB of memory, and there are " + memory / MIB)
                    .at(path)
                    .fix(
                            "raise the memory limit of the init container (initContainer.resources), leave the tokens out of"
                                    + " the file, or do without it: a source map, say"));
        }
    }

    /** Refuses a file that does not fit into this process. */
    public static void refuseTooLarge(String path, long size) {
        if (size >= SMALLEST) {
            refuseTooLarge(path, size, Runtime.getRuntime().maxMemory());
        }
    }
}
