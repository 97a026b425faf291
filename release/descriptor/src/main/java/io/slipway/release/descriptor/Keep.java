package io.slipway.release.descriptor;

import io.slipway.nginx.problems.Bounds;
import java.time.Duration;
import java.util.Optional;

/**
 * What pods keep of earlier releases, for pages that are open.
 *
 * @param enabled false: nothing, and no pod asks another
 * @param releases of how many of them; empty for any number
 * @param time since a release owned a file; empty takes the chart's
 * @param size of all kept files together, in bytes; empty takes the chart's
 */
public record Keep(boolean enabled, Optional<Integer> releases, Optional<Duration> time, Optional<Long> size) {

    /** Of how many releases files may be kept. */
    public static final Bounds RELEASES = new Bounds(1, 999);

    /** As much as the chart says. */
    public static Keep defaults() {
        return new Keep(true, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Keep none() {
        return new Keep(false, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
