package io.slipway.release.locking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.slipway.release.MockCluster;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.revisions.ReleaseTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With times of a tenth, so that nobody waits. */
@EnableKubernetesMockClient(https = false, crud = true)
class ReleaseLeaseTest {

    private static final ReleaseLease.Times TIMES =
            new ReleaseLease.Times(Duration.ofMillis(1500), Duration.ofMillis(300), Duration.ofMillis(50));

    KubernetesMockServer server;
    KubernetesClient client;

    @TempDir
    Path directory;

    private ReleaseTarget target;

    @BeforeEach
    void nameTheRelease() {
        target = new MockCluster(server, client, directory).target();
    }

    @Test
    void isHeldAsLongAsItIsRenewed() throws Exception {
        try (ReleaseLease lease = acquire("ann", OnBusy.WAIT)) {
            Thread.sleep(2 * TIMES.lasts().toMillis());

            assertThat(lease.isHeld()).isTrue();
            assertThat(lease.lost()).isNotDone();
        }
        assertThat(stored()).isNull();
    }

    @Test
    void isNotTakenWhileItIsHeld() {
        try (ReleaseLease first = acquire("ann", OnBusy.WAIT)) {
            assertThatThrownBy(() -> acquire("ben", OnBusy.FAIL))
                    .isInstanceOf(SlipwayException.class)
                    .hasMessage("another release is under way: ann");
            assertThat(first.isHeld()).isTrue();
        }
    }

    @Test
    void isTakenOverWhenNobodyRenewsItAnyMore() {
        ReleaseLease killed = acquire("ann", OnBusy.WAIT);
        stored(); // It is there.
        List<String> told = new ArrayList<>();
        killed.stopRenewing();

        try (ReleaseLease second =
                ReleaseLease.acquire(client, target, "ben", OnBusy.WAIT, Duration.ofSeconds(10), told::add, TIMES)) {
            assertThat(second.isHeld()).isTrue();
            assertThat(told).contains("ann");
            assertThat(killed.isHeld()).isFalse();
        }
    }

    @Test
    void isLostAtOnceWhenSomebodyElseHasIt() throws Exception {
        try (ReleaseLease lease = acquire("ann", OnBusy.WAIT)) {
            client.leases().inNamespace("shop-acc").withName("slipway-shop").edit(other -> {
                other.getSpec().setHolderIdentity("ben");
                return other;
            });

            lease.lost().get(1, TimeUnit.SECONDS);

            assertThat(lease.lostException())
                    .hasMessageStartingWith("the lease was lost to ben, so this release was ended");
        }
        assertThat(stored().getSpec().getHolderIdentity()).isEqualTo("ben");
    }

    /** The process was suspended, or the cluster did not answer: another may have it, whether it has or not. */
    @Test
    void isLostWhenItsLastRenewalIsOlderThanItLasts() throws Exception {
        try (ReleaseLease lease = acquire("ann", OnBusy.WAIT)) {
            lease.stopRenewing();
            Thread.sleep(TIMES.lasts().toMillis() + 200);

            assertThat(lease.isHeld()).isFalse();
            assertThat(lease.lost()).isDone();
        }
    }

    @Test
    void isNotLostWithOneRenewalThatFails() throws Exception {
        try (ReleaseLease lease = acquire("ann", OnBusy.WAIT)) {
            server.expect()
                    .put()
                    .withPath("/apis/coordination.k8s.io/v1/namespaces/shop-acc/leases/slipway-shop")
                    .andReturn(500, "{}")
                    .times(3);
            Thread.sleep(2 * TIMES.lasts().toMillis());

            assertThat(lease.isHeld()).isTrue();
        }
    }

    private ReleaseLease acquire(String holder, OnBusy onBusy) {
        return ReleaseLease.acquire(client, target, holder, onBusy, Duration.ofSeconds(10), other -> {}, TIMES);
    }

    private Lease stored() {
        return client.leases().inNamespace("shop-acc").withName("slipway-shop").get();
    }
}
