package io.slipway.nginx.problems;

/**
 * Between which numbers a setting may be, both included.
 *
 * @param least the smallest
 * @param most the largest
 */
public record Bounds(int least, int most) {

    /** Ports of TCP. */
    public static final Bounds PORT = new Bounds(1, 65535);

    /** Whether a number is within them. */
    public boolean hold(long value) {
        return value >= least && value <= most;
    }
}
