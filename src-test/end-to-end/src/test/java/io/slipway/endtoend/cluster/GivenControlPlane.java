package io.slipway.endtoend.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.TaintBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.driver.Await;
import io.slipway.release.clusters.Cluster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The cluster of a kubeconfig that somebody named to the tests. Its own nodes get none of the tests' pods: those of this
 * run's namespaces go to simulated nodes, which are there for them alone.
 */
final class GivenControlPlane implements ControlPlane {
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private final Path kubeconfig;
    private final KubernetesClient client;
    private final SimulatedNodes nodes;
    private final List<HasMetadata> policy;

    private GivenControlPlane(
            Path kubeconfig, KubernetesClient client, SimulatedNodes nodes, List<HasMetadata> policy) {
        this.kubeconfig = kubeconfig;
        this.client = client;
        this.nodes = nodes;
        this.policy = policy;
    }

    static GivenControlPlane use(Path kubeconfig, String run) {
        KubernetesClient client = new Cluster(kubeconfig, Optional.empty()).connect();
        WorkDirectory directory = WorkDirectory.make();
        List<HasMetadata> policy = addPolicy(client, directory, run);
        SimulatedNodes nodes = SimulatedNodes.start(
                run,
                kubeconfig,
                client,
                directory,
                new TaintBuilder()
                        .withKey("slipway.test/run")
                        .withEffect("NoSchedule")
                        .build());
        return new GivenControlPlane(kubeconfig, client, nodes, policy);
    }

    private static List<HasMetadata> addPolicy(KubernetesClient client, WorkDirectory directory, String run) {
        try {
            String yaml =
                    Files.readString(directory.copy("simulated-pods.yaml")).replace("RUN", run);
            List<HasMetadata> policy = client.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
                    .items();
            policy.forEach(object -> client.resource(object).create());
            return policy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (KubernetesClientException e) {
            throw new AssertionError(
                    "the cluster takes no MutatingAdmissionPolicy: the tests need Kubernetes 1.36 or newer, and the rights"
                            + " of a cluster's administrator",
                    e);
        }
    }

    @Override
    public Path kubeconfig() {
        return kubeconfig;
    }

    /** The nodes last: it takes them to end the pods of the namespaces. */
    @Override
    public SimulatedNodes nodes() {
        return nodes;
    }

    @Override
    public void remove(List<String> namespaces) {
        try {
            namespaces.forEach(name -> client.namespaces().withName(name).delete());
            namespaces.forEach(this::awaitEnd);
            policy.forEach(object -> client.resource(object).delete());
            SimulatedNodes.names(nodes.run())
                    .forEach(name -> client.nodes().withName(name).delete());
        } finally {
            nodes.close();
            client.close();
        }
    }

    private void awaitEnd(String namespace) {
        Await.answer(
                "the end of namespace " + namespace,
                DEADLINE,
                () -> client.namespaces().withName(namespace).get() == null ? Optional.of(true) : Optional.empty(),
                () -> String.valueOf(client.namespaces().withName(namespace).get()));
    }
}
