package io.slipway.release.releasing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.slipway.release.MockCluster;
import io.slipway.release.revisions.ReleaseStore;
import io.slipway.release.revisions.Revision.Status;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the next release finds of one that was killed when Helm was done and the pods were not. */
@EnableKubernetesMockClient(https = false, crud = true)
class UnreadyRevisionTest {

    /** When the mock's revisions were deployed. */
    private static final Instant DEPLOYED = Instant.parse("2026-11-24T23:00:00Z");

    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: shop, namespace: shop-acc, generation: 2}
            spec: {replicas: 1}
            """;

    KubernetesMockServer server;
    KubernetesClient client;

    @TempDir
    Path directory;

    private MockCluster cluster;

    @BeforeEach
    void release() {
        cluster = new MockCluster(server, client, directory)
                .revision(1, "superseded", "done", "{}")
                .revision(2, "superseded", "Failed: broken", "{}")
                .revisionOf(DEPLOYMENT, 3, "deployed", "{}");
    }

    @Test
    void whatIsNotReadyIsPendingAndTheLastGoodOneDeployed() {
        deployment(0);

        hold(DEPLOYED);

        assertThat(statuses()).containsExactly(Status.PENDING_UPGRADE, Status.SUPERSEDED, Status.DEPLOYED);
    }

    @Test
    void whatBecameReadyIsDeployed() {
        deployment(1);

        hold(DEPLOYED);

        assertThat(statuses()).containsExactly(Status.DEPLOYED, Status.SUPERSEDED, Status.SUPERSEDED);
    }

    @Test
    void whatWasThereBeforeIsNotItsDoing() {
        deployment(0);

        hold(DEPLOYED.plusSeconds(1));

        assertThat(statuses()).containsExactly(Status.DEPLOYED, Status.SUPERSEDED, Status.SUPERSEDED);
    }

    @Test
    void whatItMarkedAsFailedStaysFailed() {
        cluster.revisionOf(DEPLOYMENT, 3, "failed", "{}");
        deployment(0);

        hold(DEPLOYED);

        assertThat(statuses()).containsExactly(Status.FAILED, Status.SUPERSEDED, Status.SUPERSEDED);
    }

    @Test
    void aFirstReleaseIsAPendingInstall() {
        client.secrets().inNamespace("shop-acc").delete();
        cluster.revisionOf(DEPLOYMENT, 1, "deployed", "{}");
        deployment(0);

        hold(DEPLOYED);

        assertThat(statuses()).containsExactly(Status.PENDING_INSTALL);
    }

    private void hold(Instant since) {
        new UnreadyRevision(cluster.target()).holdPending(since);
    }

    private void deployment(int available) {
        client.resource(Serialization.unmarshal(
                        DEPLOYMENT
                                + "status: {observedGeneration: 2, replicas: 1, updatedReplicas: 1, availableReplicas: "
                                + available + "}",
                        Deployment.class))
                .create();
    }

    private List<Status> statuses() {
        return new ReleaseStore(cluster.target())
                .revisions().stream().map(revision -> revision.status()).toList();
    }
}
