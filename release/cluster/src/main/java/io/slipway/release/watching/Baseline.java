package io.slipway.release.watching;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was there before a release began: pods that failed before it, and that it may be meant to repair, must not end it.
 *
 * @param generations of the workloads by kind and name
 * @param jobs that were there
 * @param events that were there
 * @param stamp annotation by which a Deployment shows that it is of this release already, though its pods need no change
 */
record Baseline(Map<String, Long> generations, Set<String> jobs, Set<String> events, String stamp) {

    private static final String STAMPED = "slipway.io/released-at";

    static Baseline of(List<Workload> before, NamespaceSnapshot seen, String stamp) {
        Map<String, Long> generations = new HashMap<>();
        before.forEach(workload -> generations.put(workload.id(), workload.generation()));
        Set<String> jobs = new HashSet<>();
        seen.workloads().stream().filter(Workload::isJob).map(Workload::uid).forEach(jobs::add);
        Set<String> events = new HashSet<>();
        seen.refused().forEach(event -> events.add(event.getMetadata().getUid()));
        return new Baseline(generations, jobs, events, stamp);
    }

    /** Whether a workload is as this release wants it, and its controller has taken note of that. */
    boolean isPassedBy(Workload workload) {
        if (workload.isJob()) {
            return !jobs.contains(workload.uid());
        }
        return workload.observed() >= workload.generation()
                && (workload.generation() > generations.getOrDefault(workload.id(), -1L)
                        || Workload.annotation(workload.object(), STAMPED).equals(stamp));
    }
}
