package io.slipway.release.releasing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.slipway.release.MockCluster;
import io.slipway.release.revisions.ReleaseStore;
import io.slipway.release.revisions.Revision;
import io.slipway.release.revisions.Revision.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@EnableKubernetesMockClient(https = false, crud = true)
class OnPendingTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    KubernetesMockServer server;
    KubernetesClient client;

    @TempDir
    Path directory;

    private final Heard heard = new Heard();
    private MockCluster cluster;

    @BeforeEach
    void start() {
        cluster = new MockCluster(server, client, directory).revision(1, "superseded", "Upgrade complete", "{}");
    }

    @ParameterizedTest
    @EnumSource(OnPending.class)
    void withNothingPendingThereIsNothingToDo(OnPending onPending) {
        cluster.revision(2, "deployed", "Upgrade complete", "{}");

        onPending.settle(cluster.target(), LONG, heard);

        assertThat(newest().status()).isEqualTo(Status.DEPLOYED);
        assertThat(heard.lines()).isEmpty();
    }

    @Test
    void failLeavesItToHelmToRefuse() {
        cluster.revision(2, "pending-upgrade", "Preparing upgrade", "{}");

        OnPending.FAIL.settle(cluster.target(), LONG, heard);

        assertThat(newest().status()).isEqualTo(Status.PENDING_UPGRADE);
        assertThat(heard.lines()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING_INSTALL", "PENDING_UPGRADE", "PENDING_ROLLBACK"})
    void recoverMarksItAsFailedAndSaysWhy(Status pending) {
        cluster.revision(2, pending.word(), "Preparing", "{}");

        OnPending.RECOVER.settle(cluster.target(), LONG, heard);

        assertThat(newest().status()).isEqualTo(Status.FAILED);
        assertThat(newest().description()).isEqualTo("Failed: left pending; marked as failed by --on-pending recover");
        assertThat(heard.lines())
                .containsExactly("recovered: revision 2 is " + pending.word() + ", and is marked as failed now");
    }

    @Test
    void waitGoesOnAsSoonAsItIsPendingNoMore() throws Exception {
        cluster.revision(2, "pending-upgrade", "Preparing upgrade", "{}");
        CompletableFuture<Void> settled =
                CompletableFuture.runAsync(() -> OnPending.WAIT.settle(cluster.target(), LONG, heard));
        while (heard.lines().isEmpty()) {
            Thread.sleep(20);
        }
        assertThat(settled).isNotDone();

        cluster.revision(2, "deployed", "Upgrade complete", "{}");

        settled.get(60, TimeUnit.SECONDS);
        assertThat(heard.lines()).containsExactly("waiting: revision 2 is pending-upgrade");
    }

    @Test
    void waitEndsWithThePatience() {
        cluster.revision(2, "pending-upgrade", "Preparing upgrade", "{}");

        OnPending.WAIT.settle(cluster.target(), Duration.ofMillis(1), heard);

        assertThat(newest().status()).isEqualTo(Status.PENDING_UPGRADE);
    }

    private Revision newest() {
        return new ReleaseStore(cluster.target()).status().orElseThrow();
    }
}
