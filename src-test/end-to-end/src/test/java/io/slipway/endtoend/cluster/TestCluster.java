package io.slipway.endtoend.cluster;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.slipway.driver.Await;
import io.slipway.release.clusters.Cluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A cluster that a test may release to, under the {@code restricted} Pod Security Standard. Its pods are simulated by kwok:
 * how one ends is said by its annotations, see {@link PodOutcome}.
 *
 * <p>With {@code SLIPWAY_TEST_KUBECONFIG} or {@code KUBECONFIG} set, that cluster is used, in namespaces of its own; else one
 * is started. {@link ClusterExtension} gives all test classes of a run the same one.
 */
public final class TestCluster implements AutoCloseable {
    private static final Map<String, String> RESTRICTED = Map.of("pod-security.kubernetes.io/enforce", "restricted");
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private final ControlPlane controlPlane;
    private final KubernetesClient client;
    private final List<String> namespaces = new CopyOnWriteArrayList<>();

    private TestCluster(ControlPlane controlPlane) {
        this.controlPlane = controlPlane;
        this.client = cluster().connect();
    }

    public static TestCluster start() {
        String run = UUID.randomUUID().toString().substring(0, 8);
        return new TestCluster(named().<ControlPlane>map(kubeconfig -> GivenControlPlane.use(kubeconfig, run))
                .orElseGet(() -> OwnControlPlane.start(run)));
    }

    private static Optional<Path> named() {
        return List.of("SLIPWAY_TEST_KUBECONFIG", "KUBECONFIG").stream()
                .map(variable -> Optional.ofNullable(System.getenv(variable)).orElse(""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .map(Path::of);
    }

    /** One file that names the cluster and may do everything on it. */
    public Path kubeconfig() {
        return controlPlane.kubeconfig();
    }

    /** The cluster as the release engine names it. */
    public Cluster cluster() {
        return new Cluster(kubeconfig(), Optional.empty());
    }

    /** What every container is taken to have written: lines of {@code <RFC 3339 time> stdout F <text>}. */
    public Path podLog() {
        return controlPlane.nodes().podLog();
    }

    /** Port of 127.0.0.1 where every connection to a pod ends; a test may listen there. */
    public int sitePort() {
        return controlPlane.nodes().sitePort();
    }

    /** A client of its API, closed with the cluster. */
    public KubernetesClient client() {
        return client;
    }

    /** A name that no other namespace has; gone with the cluster if the test, or its release, makes it. */
    public String unusedNamespace(String purpose) {
        String name = "slipway-test-%s-%s"
                .formatted(purpose, UUID.randomUUID().toString().substring(0, 8));
        namespaces.add(name);
        return name;
    }

    /** A new namespace that takes restricted pods alone; gone with the cluster. */
    public String namespace(String purpose) {
        String name = unusedNamespace(purpose);
        client.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withLabels(RESTRICTED)
                        .endMetadata()
                        .build())
                .create();
        Await.answer(
                "the service account of namespace " + name,
                DEADLINE,
                () -> Optional.ofNullable(client.serviceAccounts()
                        .inNamespace(name)
                        .withName("default")
                        .get()),
                () -> "none");
        return name;
    }

    @Override
    public void close() {
        client.close();
        controlPlane.remove(namespaces);
    }
}
