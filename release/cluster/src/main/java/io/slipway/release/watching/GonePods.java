package io.slipway.release.watching;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Pods of Jobs as they were last seen: a Job that runs out of time takes its pods with it, and what they said. */
final class GonePods {

    private final Map<String, Pod> lastSeen = new LinkedHashMap<>();

    /** Those that are there, and those of Jobs that were. */
    List<Pod> with(List<Pod> there) {
        there.stream()
                .filter(GonePods::isOfJob)
                .filter(pod -> !isLeaving(pod))
                .forEach(pod -> lastSeen.put(uid(pod), pod));
        Set<String> alive =
                there.stream().filter(pod -> !isLeaving(pod)).map(GonePods::uid).collect(Collectors.toSet());
        List<Pod> all = new ArrayList<>();
        there.stream()
                .filter(pod -> !lastSeen.containsKey(uid(pod)) || alive.contains(uid(pod)))
                .forEach(all::add);
        lastSeen.values().stream().filter(pod -> !alive.contains(uid(pod))).forEach(all::add);
        return all;
    }

    private static boolean isOfJob(Pod pod) {
        return pod.getMetadata().getOwnerReferences().stream()
                .anyMatch(owner -> owner.getKind().equals("Job"));
    }

    private static boolean isLeaving(Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() != null;
    }

    private static String uid(Pod pod) {
        return pod.getMetadata().getUid();
    }
}
