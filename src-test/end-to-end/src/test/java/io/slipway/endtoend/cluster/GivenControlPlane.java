package io.slipway.endtoend.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.slipway.release.helm.Cluster;
import java.nio.file.Path;
import java.util.Optional;

/** The cluster of a kubeconfig that somebody named to the tests, with nodes of kwok's for their pods. */
record GivenControlPlane(Path kubeconfig, SimulatedNodes nodes) implements ControlPlane {

    static GivenControlPlane use(Path kubeconfig) {
        try (KubernetesClient client = new Cluster(kubeconfig, Optional.empty()).connect()) {
            return new GivenControlPlane(kubeconfig, SimulatedNodes.start(kubeconfig, client, WorkDirectory.make()));
        }
    }

    @Override
    public boolean outlivesTheTests() {
        return true;
    }

    @Override
    public void close() {
        nodes.close();
    }
}
