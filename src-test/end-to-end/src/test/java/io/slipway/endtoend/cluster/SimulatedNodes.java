package io.slipway.endtoend.cluster;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.slipway.endtoend.BackgroundProcess;
import io.slipway.goprograms.GoProgram;
import java.nio.file.Path;
import java.util.List;

/** Nodes that kwok gives a kubelet's answers for: pods on them start at once, and end as their annotations say. */
record SimulatedNodes(BackgroundProcess kwok) implements AutoCloseable {
    private static final List<String> NAMES = List.of("slipway-test-a", "slipway-test-b");

    static SimulatedNodes start(Path kubeconfig, KubernetesClient client, WorkDirectory directory) {
        NAMES.forEach(name -> client.nodes().resource(node(name)).create());
        BackgroundProcess kwok = directory.start(
                GoProgram.KWOK,
                "--kubeconfig=" + kubeconfig,
                "--config=" + directory.copy("kwok.yaml"),
                "--manage-nodes-with-label-selector=slipway.test/simulated=true",
                "--node-ip=127.0.0.1",
                "--node-lease-duration-seconds=40");
        NAMES.forEach(name -> kwok.await(() -> isReady(client, name)));
        return new SimulatedNodes(kwok);
    }

    private static Node node(String name) {
        return new NodeBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels("slipway.test/simulated", "true")
                .addToLabels("kubernetes.io/hostname", name)
                .endMetadata()
                .build();
    }

    /** Ready, and the node controller has seen it: until then no pod is bound to it. */
    private static boolean isReady(KubernetesClient client, String name) {
        Node node = client.nodes().withName(name).get();
        return node.getSpec().getTaints().isEmpty()
                && node.getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getType().equals("Ready")
                                && condition.getStatus().equals("True"));
    }

    @Override
    public void close() {
        kwok.close();
    }
}
