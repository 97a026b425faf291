package io.slipway.release.watching;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What of a namespace decides whether a release comes up, as the cluster has it at one moment. */
record NamespaceSnapshot(List<Deployment> deployments, List<ReplicaSet> replicaSets, List<Pod> pods) {

    private static final String REVISION = "deployment.kubernetes.io/revision";

    /** The Deployments of a release; Helm writes its name to each object that it makes. */
    List<Deployment> deploymentsOf(String release) {
        return deployments.stream()
                .filter(deployment -> release.equals(annotation(deployment, "meta.helm.sh/release-name")))
                .toList();
    }

    /** The pods of a Deployment's newest revision; those of earlier ones do not tell how this release does. */
    List<Pod> newestPods(Deployment deployment) {
        List<String> newest = replicaSets.stream()
                .filter(replicaSet -> isOwnedBy(replicaSet, uid(deployment)))
                .filter(replicaSet ->
                        Objects.equals(annotation(replicaSet, REVISION), annotation(deployment, REVISION)))
                .map(NamespaceSnapshot::uid)
                .toList();
        return pods.stream()
                .filter(pod -> newest.stream().anyMatch(replicaSet -> isOwnedBy(pod, replicaSet)))
                .toList();
    }

    static String annotation(HasMetadata object, String key) {
        Map<String, String> annotations = object.getMetadata().getAnnotations();
        return annotations == null ? "" : annotations.getOrDefault(key, "");
    }

    private static String uid(HasMetadata object) {
        return object.getMetadata().getUid();
    }

    private static boolean isOwnedBy(HasMetadata object, String uid) {
        return object.getMetadata().getOwnerReferences().stream()
                .anyMatch(owner -> owner.getUid().equals(uid));
    }
}
