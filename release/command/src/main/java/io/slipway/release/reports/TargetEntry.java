package io.slipway.release.reports;

import io.slipway.release.revisions.ReleaseTarget;

/** Which release a result is about. */
public record TargetEntry(String environment, String release, String namespace, String cluster) {

    public static TargetEntry of(String environment, ReleaseTarget target) {
        return new TargetEntry(
                environment,
                target.release(),
                target.namespace(),
                target.cluster().server());
    }
}
