package io.slipway.release.watching;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.util.List;
import java.util.Objects;

/**
 * What of a namespace decides whether a release comes up, as the cluster has it at one moment.
 *
 * @param refused warnings that a pod could not be created; only a Deployment says that in its conditions too
 */
record NamespaceSnapshot(List<Workload> workloads, List<ReplicaSet> replicaSets, List<Pod> pods, List<Event> refused) {

    private static final String REVISION = "deployment.kubernetes.io/revision";
    private static final String HASH = "controller-revision-hash";
    private static final String GENERATION = "pod-template-generation";

    /** Those of a release. */
    List<Workload> workloadsOf(String release) {
        return workloads.stream().filter(workload -> workload.isOf(release)).toList();
    }

    /** The pods of a workload's newest revision; those of earlier ones do not tell how this release does. */
    List<Pod> newestPods(Workload workload) {
        return switch (workload.kind()) {
            case "Deployment" -> podsOfReplicaSets(workload);
            case "StatefulSet" -> labelled(workload, HASH);
            case "DaemonSet" -> labelled(workload, GENERATION);
            default -> owned(workload.uid());
        };
    }

    private List<Pod> podsOfReplicaSets(Workload deployment) {
        return replicaSets.stream()
                .filter(replicaSet -> isOwnedBy(replicaSet, deployment.uid()))
                .filter(replicaSet -> Objects.equals(Workload.annotation(replicaSet, REVISION), deployment.revision()))
                .flatMap(replicaSet -> owned(replicaSet.getMetadata().getUid()).stream())
                .toList();
    }

    private List<Pod> labelled(Workload workload, String label) {
        return owned(workload.uid()).stream()
                .filter(pod -> workload.revision().isEmpty()
                        || workload.revision()
                                .equals(Workload.labels(pod.getMetadata()).get(label)))
                .toList();
    }

    private List<Pod> owned(String uid) {
        return pods.stream().filter(pod -> isOwnedBy(pod, uid)).toList();
    }

    /** Warnings that a workload's pods could not be created. */
    List<Event> refusedOf(Workload workload) {
        return refused.stream()
                .filter(event -> workload.uid().equals(event.getInvolvedObject().getUid()))
                .toList();
    }

    private static boolean isOwnedBy(HasMetadata object, String uid) {
        return object.getMetadata().getOwnerReferences().stream()
                .anyMatch(owner -> owner.getUid().equals(uid));
    }
}
