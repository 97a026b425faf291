package io.slipway.release.releasing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.slipway.release.MockCluster;
import io.slipway.release.checks.Change;
import io.slipway.release.guarding.GateRequest;
import io.slipway.release.guarding.HttpAnswers;
import io.slipway.release.guarding.Subject;
import io.slipway.release.locking.OnBusy;
import io.slipway.release.problems.ClosedChecks;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.revisions.Revision.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@EnableKubernetesMockClient(https = false, crud = true)
class ReleaseLockTest {

    private static final String OF_ACCEPTANCE =
            "{\"record\": {\"released-at\": \"2026-11-24T23:00:00Z\", \"environment\": \"acceptance\"}}";

    KubernetesMockServer server;
    KubernetesClient client;

    @TempDir
    Path directory;

    private final Heard heard = new Heard();
    private MockCluster cluster;

    @BeforeEach
    void start() {
        cluster = new MockCluster(server, client, directory);
    }

    @Test
    void theLeaseIsHeldWhileTheChangeIsMadeAndGivenBackThen() {
        String holder = lock("acceptance", OnPending.FAIL)
                .underLock(false, change -> lease().getSpec().getHolderIdentity());

        assertThat(holder).isEqualTo("ann");
        assertThat(lease()).isNull();
    }

    @Test
    void itIsGivenBackWhenTheChangeFails() {
        assertThatThrownBy(() -> lock("acceptance", OnPending.FAIL).underLock(false, change -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        assertThat(lease()).isNull();
    }

    @Test
    void nobodyElseChangesTheReleaseMeanwhile() {
        lock("acceptance", OnPending.FAIL).underLock(false, change -> {
            assertThatThrownBy(() -> lock("acceptance", OnPending.FAIL).underLock(false, second -> {
                        throw new AssertionError("two at once");
                    }))
                    .isInstanceOf(SlipwayException.class)
                    .hasMessage("another release is under way: ann");
            return "";
        });
        assertThat(heard.lines()).contains("waiting: another release is under way: ann");
    }

    @Test
    void whatIsPendingIsSettledBeforeTheChange() {
        cluster.revision(1, "pending-install", "Initial install underway", "{}");

        Status found = lock("acceptance", OnPending.RECOVER)
                .underLock(
                        false, change -> change.store().status().orElseThrow().status());

        assertThat(found).isEqualTo(Status.FAILED);
    }

    @Test
    void theReleaseOfAnotherEnvironmentIsLeftAlone() {
        cluster.revision(1, "deployed", "done", OF_ACCEPTANCE);

        assertThatThrownBy(() -> lock("production", OnPending.FAIL).underLock(false, change -> {
                    throw new AssertionError("changed all the same");
                }))
                .isInstanceOf(SlipwayException.class)
                .hasMessage("the release there is that of environment acceptance");
        assertThat(lease()).isNull();
    }

    @Test
    void anEnvironmentThatWasRenamedKeepsItsRelease() {
        cluster.revision(1, "deployed", "done", OF_ACCEPTANCE);

        ReleaseLock renamed = new ReleaseLock(
                cluster.target(),
                policy(new Owner("test", Optional.of("acceptance")), OnPending.FAIL),
                heard,
                subject("test"));

        String done = renamed.underLock(false, change -> "changed");

        assertThat(done).isEqualTo("changed");
    }

    @Test
    void theNamespaceIsMadeWhereThatIsAskedFor() {
        lock("acceptance", OnPending.FAIL).underLock(true, change -> "");

        assertThat(client.namespaces().withName("shop-acc").get()).isNotNull();
        assertThat(heard.lines()).containsExactly("namespace: shop-acc created");
    }

    @Test
    void aNamespaceThatIsThereIsNotMadeAgain() {
        lock("acceptance", OnPending.FAIL).underLock(true, change -> "");
        lock("acceptance", OnPending.FAIL).underLock(true, change -> "");

        assertThat(heard.lines()).containsExactly("namespace: shop-acc created");
    }

    @Test
    void noNamespaceIsMadeUnasked() {
        lock("acceptance", OnPending.FAIL).underLock(false, change -> "");

        assertThat(client.namespaces().withName("shop-acc").get()).isNull();
    }

    @Test
    void closedChecksSayWhenTheyOpenAndWhetherTheyAreWaitedFor() {
        apply("freezes: [{name: year end, from: 2020-01-01T00:00, to: 2099-01-04T07:00, zone: UTC}]");

        assertThatThrownBy(() -> lock("acceptance", OnPending.FAIL).underLock(false, change -> "begun"))
                .isInstanceOfSatisfying(
                        SlipwayException.class,
                        e -> assertThat(e.closed())
                                .contains(new ClosedChecks(
                                        true, Optional.of(Instant.parse("2099-01-04T07:00:00Z")), Optional.empty())));
    }

    @Test
    void checksThatNoTimeOpensAreNotJustClosed() {
        apply("branches: [main]");

        assertThatThrownBy(() -> lock("acceptance", OnPending.FAIL).underLock(false, change -> "begun"))
                .isInstanceOfSatisfying(
                        SlipwayException.class, e -> assertThat(e.closed()).isEmpty());
    }

    @Test
    void requestThatWasFirstAskedBeforeItsTimeIsGivenUp() throws IOException {
        try (HttpAnswers itsm = HttpAnswers.start()) {
            itsm.with(200, "in review");
            apply("request: {url: '" + itsm.url() + "', passes: approved, refuses: rejected, every: 45s, for: 8h}");
            Instant now = Instant.now();

            assertThatThrownBy(() -> ask(now.minusSeconds(60)))
                    .isInstanceOfSatisfying(
                            SlipwayException.class,
                            e -> assertThat(e.closed())
                                    .contains(new ClosedChecks(
                                            true, Optional.empty(), Optional.of(Duration.ofSeconds(45)))));
            assertThatThrownBy(() -> ask(now.minus(Duration.ofHours(9))))
                    .isInstanceOfSatisfying(
                            SlipwayException.class, e -> assertThat(e.closed()).isEmpty())
                    .hasMessageContaining("neither 'approved' nor 'rejected' within 8h");
        }
    }

    @Test
    void whoOnlyAsksChangesNothingWhereTheChecksAreOpen() {
        assertThat(ask(Instant.now())).isEqualTo(ReleaseResult.ASKED);
        assertThat(lease()).isNull();
        assertThat(client.namespaces().withName("shop-acc").get()).isNull();
    }

    @Test
    void whoDoesNotOnlyAskMakesTheChange() {
        ReleaseResult made =
                new ReleaseResult(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Duration.ofDays(1));

        assertThat(lock("acceptance", OnPending.FAIL).changeOrAsk(false, change -> made))
                .isEqualTo(made);
    }

    private ReleaseResult ask(Instant since) {
        ReleasePolicy policy = policy(new Owner("acceptance", Optional.empty()), OnPending.FAIL)
                .asking(Optional.of(since), true);
        return new ReleaseLock(cluster.target(), policy, heard, subject("acceptance")).changeOrAsk(true, change -> {
            throw new AssertionError("changed, though only asked");
        });
    }

    private void apply(String checks) {
        client.configMaps()
                .inNamespace("shop-acc")
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("slipway-policy")
                        .endMetadata()
                        .addToData("policy.yaml", "version: 1\nchecks:\n  " + checks + "\n")
                        .build())
                .create();
    }

    private ReleaseLock lock(String environment, OnPending onPending) {
        return new ReleaseLock(
                cluster.target(),
                policy(new Owner(environment, Optional.empty()), onPending),
                heard,
                subject(environment));
    }

    private static Subject subject(String environment) {
        return Subject.of(Change.RELEASE, environment);
    }

    private static ReleasePolicy policy(Owner owner, OnPending onPending) {
        return new ReleasePolicy(
                Duration.ofMillis(1),
                onPending,
                OnBusy.FAIL,
                true,
                "ann",
                owner,
                false,
                GateRequest.DEFAULT,
                Optional.empty());
    }

    private Lease lease() {
        return client.leases().inNamespace("shop-acc").withName("slipway-shop").get();
    }
}
