package io.slipway.release.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.slipway.release.MockCluster;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.revisions.ReleaseStore;
import io.slipway.release.revisions.Revision;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@EnableKubernetesMockClient(https = false, crud = true)
class ReleaseChangeTest {

    private static final String OURS = "{\"record\": {\"released-at\": \"2026-11-24T23:00:00.123Z\"}}";
    private static final String OTHERS = "{\"record\": {\"released-at\": \"2026-11-24T23:07:00.456Z\"}}";
    private static final Map<String, Object> VALUES =
            Map.of("record", Map.of("released-at", "2026-11-24T23:00:00.123Z"));

    KubernetesMockServer server;
    KubernetesClient client;

    @TempDir
    Path directory;

    private MockCluster cluster;

    @BeforeEach
    void releaseOnce() {
        cluster = new MockCluster(server, client, directory).revision(1, "deployed", "Install complete", "{}");
    }

    @Test
    void tellsTheRevisionThatItMade() {
        Optional<Revision> made = run(() -> cluster.revision(2, "deployed", "done", OURS));

        assertThat(made).map(Revision::number).contains(2);
    }

    @Test
    void doesNotTakeAnothersRevisionForItsOwn() {
        Optional<Revision> made = run(() -> {
            cluster.revision(2, "deployed", "done", OURS);
            cluster.revision(3, "deployed", "done", OTHERS);
        });

        assertThat(made).map(Revision::number).contains(2);
    }

    @Test
    void errorOfHelmLeavesNothingPending() {
        assertThatThrownBy(() -> run(() -> {
                    cluster.revision(2, "pending-upgrade", "Preparing upgrade", OURS);
                    throw SlipwayException.failed(Problem.of("the server was unable to return a response"));
                }))
                .hasMessage("the server was unable to return a response");

        assertThat(newest().status()).isEqualTo(Revision.Status.FAILED);
        assertThat(newest().description()).startsWith("Failed: ended before it was done");
    }

    @Test
    void successThatHelmCouldNotWriteDownLeavesNothingPending() {
        run(() -> cluster.revision(2, "pending-upgrade", "Preparing upgrade", OURS));

        assertThat(newest().status()).isEqualTo(Revision.Status.FAILED);
    }

    @Test
    void anothersPendingRevisionIsLeftAlone() {
        assertThatThrownBy(() -> run(() -> {
                    cluster.revision(2, "pending-upgrade", "Preparing upgrade", OTHERS);
                    throw SlipwayException.failed(Problem.of("cannot re-use a name"));
                }))
                .hasMessage("cannot re-use a name");

        assertThat(newest().status()).isEqualTo(Revision.Status.PENDING_UPGRADE);
    }

    @Tag("slow")
    @Test
    void clusterThatIsIllForAWhileIsAskedAgain() {
        assertThatThrownBy(() -> run(() -> {
                    cluster.revision(2, "pending-upgrade", "Preparing upgrade", OURS);
                    // The client's own three tries end before the server is well again.
                    cluster.failing("PUT", MockCluster.secretPath(2), 7);
                    throw SlipwayException.failed(Problem.of("etcdserver: leader changed"));
                }))
                .hasMessage("etcdserver: leader changed");

        assertThat(newest().status()).isEqualTo(Revision.Status.FAILED);
    }

    private Revision newest() {
        return new ReleaseStore(cluster.target()).status().orElseThrow();
    }

    private Optional<Revision> run(Runnable helm) {
        return ReleaseChange.run(cluster.target(), VALUES, new ReleaseChange.Step() {
            @Override
            public void run() {
                helm.run();
            }

            @Override
            public void stop() {
                // Nothing runs.
            }
        });
    }
}
