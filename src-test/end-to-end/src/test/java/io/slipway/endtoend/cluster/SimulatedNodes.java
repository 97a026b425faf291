package io.slipway.endtoend.cluster;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.slipway.driver.BackgroundProcess;
import io.slipway.driver.FreePort;
import io.slipway.goprograms.GoProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Nodes that kwok gives a kubelet's answers for: pods on them start at once, and end as their annotations say.
 *
 * @param run names them, so that two runs may share a cluster
 * @param podLog what every container is taken to have written: a test adds lines of {@code <time> stdout F <text>}
 * @param sitePort of 127.0.0.1, where every connection to a pod ends
 */
record SimulatedNodes(String run, BackgroundProcess kwok, Path podLog, int sitePort) implements AutoCloseable {

    /**
     * Adds them to a cluster.
     *
     * @param taints that keep other pods off
     */
    static SimulatedNodes start(
            String run, Path kubeconfig, KubernetesClient client, WorkDirectory directory, Taint... taints) {
        names(run)
                .forEach(
                        name -> client.nodes().resource(node(run, name, taints)).create());
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
                "--manage-nodes-with-label-selector=slipway.test/run=" + run,
                "--node-ip=127.0.0.1",
                "--node-port=" + port,
                "--server-address=127.0.0.1:" + port,
                "--tls-cert-file=" + certificate.certificate(),
                "--tls-private-key-file=" + certificate.key(),
                "--node-lease-duration-seconds=40");
        names(run).forEach(name -> kwok.await(() -> isReady(client, name, taints.length)));
        return new SimulatedNodes(run, kwok, podLog, sitePort);
    }

    static List<String> names(String run) {
        return List.of("slipway-test-" + run + "-a", "slipway-test-" + run + "-b");
    }

    private static Node node(String run, String name, Taint... taints) {
        return new NodeBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels("slipway.test/run", run)
                .addToLabels("kubernetes.io/hostname", name)
                .endMetadata()
                .withNewSpec()
                .withTaints(taints)
                .endSpec()
                .build();
    }

    /** Ready, and the node controller has seen it: until then it has a taint more, and no pod is bound to it. */
    private static boolean isReady(KubernetesClient client, String name, int taints) {
        Node node = client.nodes().withName(name).get();
        return node.getSpec().getTaints().size() == taints
                && node.getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getType().equals("Ready")
                                && condition.getStatus().equals("True"));
    }

    @Override
    public void close() {
        kwok.close();
    }
}
