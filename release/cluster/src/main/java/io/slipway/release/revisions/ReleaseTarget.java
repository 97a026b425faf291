package io.slipway.release.revisions;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.release.clusters.Cluster;
import io.slipway.release.clusters.ClusterErrors;
import io.slipway.release.clusters.Patience;
import java.util.Map;
import java.util.function.Function;

/** One release in one namespace of one cluster. */
public record ReleaseTarget(Cluster cluster, String namespace, String release) {

    /** Its revisions as the cluster knows them now. */
    public History history() {
        return History.of(new ReleaseStore(this).revisions());
    }

    /** Asks the cluster, and gives what it refuses as a problem with a way out. */
    public <T> T ask(Function<KubernetesClient, T> question) {
        try {
            return question.apply(cluster.client());
        } catch (KubernetesClientException e) {
            throw ClusterErrors.of(e, cluster, toString());
        }
    }

    /** The same, asked again for some time where the cluster has an error of its own; see {@link Patience}. */
    public <T> T askPatiently(Function<KubernetesClient, T> question) {
        return ask(client -> Patience.ask(() -> question.apply(client)));
    }

    /** Whether Helm put an object of the namespace there with this release. */
    public boolean owns(HasMetadata object) {
        Map<String, String> annotations = object.getMetadata().getAnnotations();
        return annotations != null && release.equals(annotations.get("meta.helm.sh/release-name"));
    }

    @Override
    public String toString() {
        return "release " + release + " in namespace " + namespace;
    }
}
