package io.slipway.release.site;

import java.util.Optional;

/**
 * What nginx's container may use.
 *
 * @param processors absent where there is no limit
 * @param memory in bytes; absent where nobody says otherwise than the chart
 */
public record ContainerLimits(Optional<Double> processors, Optional<Long> memory) {

    /** As the chart has them. */
    public static ContainerLimits ofChart() {
        return new ContainerLimits(Optional.empty(), Optional.empty());
    }
}
