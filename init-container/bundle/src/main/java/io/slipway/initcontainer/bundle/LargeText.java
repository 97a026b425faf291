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

    /** The text, and that again with its tokens masked, once while it is made; a quarter of the memory is for what is new. */
    private static final int TIMES_READ = 4;

    /** The bytes, and the new ones. */
    private static final int TIMES_EDITED = 3;

    private static final int MIB = 1 << 20;

    private LargeText() {}

    /** Refuses a file that cannot be read here to find its tokens. */
    public static void refuseUnreadable(String path, long size) {
        refuse(
                path,
                "finding the tokens of",
                size,
                TIMES_READ,
                Runtime.getRuntime().maxMemory());
    }

    /** Refuses a file that is known, and cannot be edited here. */
    public static void refuseUneditable(String path, long size) {
        if (size >= SMALLEST) {
            refuse(path, "editing", size, TIMES_EDITED, Runtime.getRuntime().maxMemory());
        }
    }

    /** @param memory that Java may take, in bytes */
    static void refuse(String path, String doing, long size, int times, long memory) {
        long needed = size * times;
        if (needed > memory) {
            throw InitException.failed(Problem.of(doing + " a text of " + size / MIB + " MiB takes " + needed / MIB
                            + " MiB of memory, and there are " + memory / MIB)
                    .at(path)
                    .fix("index the bundle where its image is built (slipway-init index), raise the memory limit of the"
                            + " init container (initContainer.resources), or leave the tokens out of the file"));
        }
    }
}
