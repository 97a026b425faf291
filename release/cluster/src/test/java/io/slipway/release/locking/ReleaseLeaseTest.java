package io.slipway.release.locking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.slipway.release.MockCluster;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.revisions.ReleaseTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With short times, so that nobody waits for long. */
@Tag("slow")
@EnableKubernetesMockClient(https = false, crud = true)
class ReleaseLeaseTest {

    private static final ReleaseLease.Times TIMES =
            new ReleaseLease.Times(Duration.ofMillis(1500), Duration.ofMillis(300), Duration.ofMillis(50));

    /** Outlasts the pauses of a machine that is busy: for tests whose lease has to stay. */
    private static final ReleaseLease.Times PATIENT =
            new ReleaseLease.Times(Duration.ofSeconds(5), TIMES.renewed(), TIMES.pause());

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
        try (ReleaseLease lease = acquire("ann", OnBusy.WAIT, PATIENT)) {
            Thread.sleep(PATIENT.lasts().plusSeconds(1).toMillis());

            assertThat(lease.isHeld()).isTrue();
            assertThat(lease.lost()).isNotDone();
        }
        assertThat(stored()).isNull();
    }

    @Test
    void isNotTakenWhileItIsHeld() {
        try (ReleaseLease first = acquire("ann", OnBusy.WAIT, PATIENT)) {
            assertThatThrownBy(() -> acquire("ben", OnBusy.FAIL))
                    .isInstanceOf(SlipwayException.class)
                    .hasMessage("another release is under way: ann");
            assertThat(first.isHeld()).isTrue();
        }
    }

    @Test
    void isTakenOverWhenNobodyRenewsItAnyMore() {
        ReleaseLease killed = acquire("ann", OnBusy.WAIT);
        Instant taken = stored().getSpec().getAcquireTime().toInstant();
        List<String> told = new ArrayList<>();
        killed.stopRenewing();

        try (ReleaseLease second =
                ReleaseLease.acquire(client, target, "ben", OnBusy.WAIT, Duration.ofSeconds(10), told::add, TIMES)) {
            assertThat(second.isHeld()).isTrue();
            assertThat(second.abandonedSince()).contains(taken);
            assertThat(told).containsExactly("ann");
            assertThat(killed.isHeld()).isFalse();
        }
    }

    @Test
    void isLostAtOnceWhenSomebodyElseHasIt() throws Exception {
        try (ReleaseLease lease = acquire("ann", OnBusy.WAIT, PATIENT)) {
            // A merge names no version, so it does not lose against a renewal of the same moment.
            client.leases()
                    .inNamespace("shop-acc")
                    .withName("slipway-shop")
                    .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\": {\"holderIdentity\": \"ben\"}}");

            lease.lost().get(PATIENT.lasts().toSeconds() - 1, TimeUnit.SECONDS);

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
        try (ReleaseLease lease = acquire("ann", OnBusy.WAIT, PATIENT)) {
            server.expect()
                    .put()
                    .withPath("/apis/coordination.k8s.io/v1/namespaces/shop-acc/leases/slipway-shop")
                    .andReturn(500, "{}")
                    .times(3);
            Thread.sleep(PATIENT.lasts().plusSeconds(1).toMillis());

            assertThat(lease.isHeld()).isTrue();
        }
    }

    @Test
    void failsAtOnceWhereItWasRenewedOnlyJust() {
        store("ann", ZonedDateTime.now(ZoneOffset.UTC));

        assertThatThrownBy(() -> acquire("ben", OnBusy.FAIL, PATIENT))
                .isInstanceOfSatisfying(
                        SlipwayException.class,
                        busy -> assertThat(busy.problems().toString()).contains("wait for it with --on-busy wait"));
        assertThat(stored().getSpec().getHolderIdentity()).isEqualTo("ann");
    }

    /** Whoever held it was killed, and whose clock is wrong may have written any time. */
    @ParameterizedTest
    @ValueSource(longs = {-3600, 3600})
    void isTakenOverByWhoWouldNotWaitWhereNobodyRenewsIt(long seconds) {
        store("ann", ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(seconds));

        try (ReleaseLease lease = acquire("ben", OnBusy.FAIL)) {
            assertThat(lease.isHeld()).isTrue();
            assertThat(stored().getSpec().getHolderIdentity()).isEqualTo("ben");
        }
    }

    @Test
    void isTakenAtOnceWhereNobodyHoldsIt() {
        store("", ZonedDateTime.now(ZoneOffset.UTC));

        try (ReleaseLease lease = acquire("ben", OnBusy.FAIL, PATIENT)) {
            assertThat(lease.isHeld()).isTrue();
        }
    }

    @Test
    void isWaitedForNoLongerThanPatienceLasts() {
        try (ReleaseLease first = acquire("ann", OnBusy.WAIT, PATIENT)) {
            assertThatThrownBy(() ->
                            ReleaseLease.acquire(client, target, "ben", OnBusy.WAIT, Duration.ZERO, other -> {}, TIMES))
                    .isInstanceOfSatisfying(
                            SlipwayException.class,
                            busy -> assertThat(busy.problems().toString()).contains("try again when it has ended"));
            assertThat(first.isHeld()).isTrue();
        }
    }

    @Test
    void isWaitedForLongEnoughToSeeThatNobodyRenewsIt() {
        store("ann", ZonedDateTime.now(ZoneOffset.UTC));

        try (ReleaseLease lease =
                ReleaseLease.acquire(client, target, "ben", OnBusy.WAIT, Duration.ZERO, other -> {}, TIMES)) {
            assertThat(lease.isHeld()).isTrue();
        }
    }

    /** Two builds of one job have the same name. */
    @Test
    void isLostToAnotherOfTheSameName() throws Exception {
        try (ReleaseLease lease = acquire("ann", OnBusy.WAIT, PATIENT)) {
            client.leases()
                    .inNamespace("shop-acc")
                    .withName("slipway-shop")
                    .patch(
                            PatchContext.of(PatchType.JSON_MERGE),
                            "{\"spec\": {\"acquireTime\": \"2026-11-30T00:00:00.000000Z\"}}");

            lease.lost().get(PATIENT.lasts().toSeconds() - 1, TimeUnit.SECONDS);
        }
        assertThat(stored().getSpec().getHolderIdentity()).isEqualTo("ann");
    }

    /** As another Slipway left it there. */
    private void store(String holder, ZonedDateTime renewed) {
        client.resource(new LeaseBuilder()
                        .withNewMetadata()
                        .withName("slipway-shop")
                        .withNamespace("shop-acc")
                        .endMetadata()
                        .withNewSpec()
                        .withHolderIdentity(holder)
                        .withRenewTime(renewed.truncatedTo(ChronoUnit.MICROS))
                        .endSpec()
                        .build())
                .create();
    }

    private ReleaseLease acquire(String holder, OnBusy onBusy) {
        return acquire(holder, onBusy, TIMES);
    }

    private ReleaseLease acquire(String holder, OnBusy onBusy, ReleaseLease.Times times) {
        return ReleaseLease.acquire(client, target, holder, onBusy, Duration.ofSeconds(10), other -> {}, times);
    }

    private Lease stored() {
        return client.leases().inNamespace("shop-acc").withName("slipway-shop").get();
    }
}
