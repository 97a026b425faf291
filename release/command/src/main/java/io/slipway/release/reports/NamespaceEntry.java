package io.slipway.release.reports;

import io.slipway.release.revisions.ReleaseTarget;

/** In which namespace a result is. */
public record NamespaceEntry(String namespace, String cluster) {

    public static NamespaceEntry of(ReleaseTarget target) {
        return new NamespaceEntry(target.namespace(), target.cluster().server());
    }
}
