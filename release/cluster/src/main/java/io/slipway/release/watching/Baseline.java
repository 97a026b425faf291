package io.slipway.release.watching;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What was there before a release began: pods that failed before it, and that it may be meant to repair, must not end it.
 *
 * @param generations of the Deployments by name
 * @param stamp annotation by which a Deployment shows that it is of this release already, though its pods need no change
 */
record Baseline(Map<String, Long> generations, String stamp) {

    private static final String STAMPED = "slipway.io/released-at";

    static Baseline of(List<Deployment> before, String stamp) {
        Map<String, Long> generations = new HashMap<>();
        before.forEach(deployment -> generations.put(
                deployment.getMetadata().getName(), deployment.getMetadata().getGeneration()));
        return new Baseline(generations, stamp);
    }

    /** Whether a Deployment is as this release wants it, and its controller has taken note of that. */
    boolean isPassedBy(Deployment deployment) {
        long generation = Objects.requireNonNullElse(deployment.getMetadata().getGeneration(), 0L);
        long observed = deployment.getStatus() == null
                ? 0L
                : Objects.requireNonNullElse(deployment.getStatus().getObservedGeneration(), 0L);
        long before = generations.getOrDefault(deployment.getMetadata().getName(), -1L);
        return observed >= generation
                && (generation > before
                        || NamespaceSnapshot.annotation(deployment, STAMPED).equals(stamp));
    }
}
