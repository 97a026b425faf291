package io.slipway.release.reviews;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.slipway.release.locking.ReleaseLease;
import io.slipway.release.releasing.ReleaseListener;
import io.slipway.release.releasing.ReleasePolicy;
import io.slipway.release.revisions.ReleaseTarget;

/**
 * Keeps apart what opens, closes and sweeps one review: a Lease {@code slipway-review.<release>}. No release has a dot in its
 * name, so it is nobody's own.
 */
final class ReviewLock {

    private ReviewLock() {}

    static ReleaseLease acquire(
            KubernetesClient client, ReleaseTarget review, ReleasePolicy policy, ReleaseListener listener) {
        return ReleaseLease.acquire(
                client,
                new ReleaseTarget(review.cluster(), review.namespace(), "review." + review.release()),
                policy.holder(),
                policy.onBusy(),
                policy.timeout(),
                other -> listener.progress("waiting", "this review is being changed: " + other));
    }
}
