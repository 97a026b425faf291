package io.slipway.release.site;

import java.util.Optional;

/**
 * What nginx's container may use.
 *
 * @param processors absent where there is no limit
 * @param memory in bytes; absent where there is no limit
 */
public record ContainerLimits(Optional<Double> processors, Optional<Long> memory) {

    /** Nobody says: nginx is to be content with what Slipway's chart gives it. */
    public static ContainerLimits unknown() {
        return new ContainerLimits(Optional.empty(), Optional.empty());
    }
}
