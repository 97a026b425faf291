package io.slipway.release.revisions;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.release.clusters.Cluster;
import io.slipway.release.clusters.ClusterErrors;
import java.util.AbstractList;
import java.util.List;
import java.util.function.Function;

/** One release in one namespace of one cluster. */
public record ReleaseTarget(Cluster cluster, String namespace, String release) {

    /** All revisions that the cluster still knows, the newest first; none when there is no such release. */
    public List<Revision> history() {
        List<StoredRevision> stored = new ReleaseStore(this).revisions();
        // Each is unpacked when it is looked at: most who ask want the newest.
        return new AbstractList<>() {
            @Override
            public Revision get(int index) {
                return stored.get(index).toRevision();
            }

            @Override
            public int size() {
                return stored.size();
            }
        };
    }

    /** Asks the cluster, and gives what it refuses as a problem with a way out. */
    public <T> T ask(Function<KubernetesClient, T> question) {
        try {
            return question.apply(cluster.client());
        } catch (KubernetesClientException e) {
            throw ClusterErrors.of(e, cluster, toString());
        }
    }

    @Override
    public String toString() {
        return "release " + release + " in namespace " + namespace;
    }
}
