package io.slipway.endtoend.cluster;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.slipway.endtoend.BackgroundProcess;
import io.slipway.endtoend.FreePort;
import io.slipway.goprograms.GoProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Nodes that kwok gives a kubelet's answers for: pods on them start at once, and end as their annotations say.
 *
 * @param podLog what every container is taken to have written: a test adds lines of {@code <time> stdout F <text>}
 * @param sitePort of 127.0.0.1, where every connection to a pod ends
 */
record SimulatedNodes(BackgroundProcess kwok, Path podLog, int sitePort) implements AutoCloseable {
    private static final List<String> NAMES = List.of("slipway-test-a", "slipway-test-b");

    static SimulatedNodes start(Path kubeconfig, KubernetesClient client, WorkDirectory directory) {
        NAMES.forEach(name -> client.nodes().resource(node(name)).create());
        Path podLog = directory.write("pod.log", "");
        int sitePort = FreePort.take();
        int port = FreePort.take();
        NodeCertificate certificate = NodeCertificate.make(directory);
        BackgroundProcess kwok = directory.start(
                GoProgram.KWOK,
                "--kubeconfig=" + kubeconfig,
                "--config="
                        + directory.copy(
                                "kwok.yaml", Map.of("@POD_LOG@", podLog.toString(), "@SITE_PORT@", sitePort + "")),
                "--manage-nodes-with-label-selector=slipway.test/simulated=true",
                "--node-ip=127.0.0.1",
                "--node-port=" + port,
                "--server-address=127.0.0.1:" + port,
                "--tls-cert-file=" + certificate.certificate(),
                "--tls-private-key-file=" + certificate.key(),
                "--node-lease-duration-seconds=40");
        NAMES.forEach(name -> kwok.await(() -> isReady(client, name)));
        return new SimulatedNodes(kwok, podLog, sitePort);
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
