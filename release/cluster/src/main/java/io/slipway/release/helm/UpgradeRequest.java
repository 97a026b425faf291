package io.slipway.release.helm;

import io.slipway.release.revisions.ReleaseTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What to release. All values are given each time: nothing of an earlier release is reused.
 *
 * @param chart directory or archive of the chart
 * @param values given over the chart's own
 * @param untilReady whether to wait until all is ready, at most for {@code timeout}
 * @param timeout of a single operation of Helm's, as Helm understands it
 * @param takeOwnership whether objects that exist already and belong to no release are taken over
 * @param description kept with the revision; no secret belongs into it
 */
public record UpgradeRequest(
        ReleaseTarget target,
        Path chart,
        Map<String, Object> values,
        boolean untilReady,
        Duration timeout,
        boolean takeOwnership,
        String description) {}
