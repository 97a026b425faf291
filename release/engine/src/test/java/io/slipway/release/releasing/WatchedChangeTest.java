package io.slipway.release.releasing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.slipway.release.MockCluster;
import io.slipway.release.checks.Checks;
import io.slipway.release.guarding.Passage;
import io.slipway.release.locking.OnBusy;
import io.slipway.release.locking.ReleaseLease;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.releasing.WatchedChange.Outcome;
import io.slipway.release.revisions.ReleaseStore;
import io.slipway.release.revisions.Revision;
import io.slipway.release.revisions.Revision.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Helm that does not wait, and Slipway that does: what the history says before, meanwhile and afterwards. */
@EnableKubernetesMockClient(https = false, crud = true)
class WatchedChangeTest {

    private static final String STAMP = "2026-11-24T23:00:00.123Z";
    private static final String RECORD = "{\"released-at\": \"" + STAMP + "\"}";
    private static final Duration LONG = Duration.ofMinutes(5);
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

    private final Heard heard = new Heard();
    private MockCluster cluster;
    private ReleaseLease lease;

    @BeforeEach
    void releaseOnce() {
        cluster = new MockCluster(server, client, directory).revision(1, "deployed", "done", "{}");
        lease = ReleaseLease.acquire(client, cluster.target(), "ann", OnBusy.FAIL, LONG, other -> {});
    }

    @AfterEach
    void giveBack() {
        lease.close();
    }

    @Test
    void whatIsReadyAtOnceIsDeployedAsHelmSaid() {
        deployment(true);

        Outcome outcome = change().runAndAwait(STAMP, this::upgrade, LONG);

        assertThat(outcome.failure()).isEmpty();
        assertThat(outcome.revision()).map(Revision::number).contains(2);
        assertThat(statuses()).containsExactly(Status.DEPLOYED, Status.SUPERSEDED);
    }

    @Test
    void whatIsNotReadyIsPendingUntilItIs() throws Exception {
        deployment(false);
        CompletableFuture<Outcome> running =
                CompletableFuture.supplyAsync(() -> change().runAndAwait(STAMP, this::upgrade, LONG));
        while (!statuses().equals(List.of(Status.PENDING_UPGRADE, Status.DEPLOYED))) {
            assertThat(running).isNotDone();
            Thread.sleep(20);
        }

        deployment(true);

        assertThat(running.get(60, TimeUnit.SECONDS).failure()).isEmpty();
        assertThat(statuses()).containsExactly(Status.DEPLOYED, Status.SUPERSEDED);
    }

    @Test
    void whatIsNotReadyInTimeFailsAndNamesWhatIsNot() {
        deployment(false);

        Outcome outcome = change().runAndAwait(STAMP, this::upgrade, Duration.ofMillis(1));

        assertThat(outcome.failure().orElseThrow().problems())
                .containsExactly(Problem.of("not ready after 0 s: Deployment shop")
                        .at("release shop in namespace shop-acc")
                        .fix("look at the pods: slipway status, slipway connect; if it only needs longer, give it more"
                                + " with --timeout"));
        assertThat(statuses()).containsExactly(Status.FAILED, Status.DEPLOYED);
    }

    /** Helm takes a failed one as superseded once the next one is deployed, and this is not yet. */
    @Test
    void aFailedRevisionStaysFailedUntilTheNextOneIsReady() {
        cluster.revision(1, "failed", "Failed: broken", "{}");
        deployment(false);

        change().runAndAwait(STAMP, this::upgrade, Duration.ofMillis(1));

        assertThat(statuses()).containsExactly(Status.FAILED, Status.FAILED);
    }

    /** It marks the one before first. */
    @Test
    void aHelmThatIsEndedBeforeItsRevisionIsDeployedTakesNothingFromTheOneBefore() {
        Outcome outcome = change().runAndAwait(
                        STAMP,
                        () -> {
                            cluster.revision(1, "superseded", "done", "{}");
                            cluster.revisionOf(DEPLOYMENT, 2, "failed", RECORD);
                            throw SlipwayException.failed(Problem.of("Helm gave up: killed"));
                        },
                        LONG);

        assertThat(outcome.failure()).isPresent();
        assertThat(statuses()).containsExactly(Status.FAILED, Status.DEPLOYED);
    }

    /** Its answer is lost, and nobody has waited for the pods. */
    @Test
    void aHelmThatIsEndedBehindItsLastWriteLeavesNoRevisionDeployed() {
        Outcome outcome = change().runAndAwait(
                        STAMP,
                        () -> {
                            upgrade();
                            throw SlipwayException.failed(Problem.of("Helm gave up: killed"));
                        },
                        LONG);

        assertThat(outcome.failure()).isPresent();
        assertThat(statuses()).containsExactly(Status.FAILED, Status.DEPLOYED);
        assertThat(new ReleaseStore(cluster.target()).revision(2).description())
                .isEqualTo("Failed: ended before all was ready");
    }

    @Test
    void whatWasSupersededLongAgoStaysThat() {
        cluster.revision(1, "superseded", "done", "{}").revision(2, "deployed", "done", "{}");
        deployment(false);

        change().runAndAwait(
                        STAMP,
                        () -> {
                            cluster.revision(2, "superseded", "done", "{}");
                            return released(3);
                        },
                        Duration.ofMillis(1));

        assertThat(statuses()).containsExactly(Status.FAILED, Status.DEPLOYED, Status.SUPERSEDED);
    }

    /** As Helm has it: there is nothing else that could be deployed. */
    @Test
    void aFirstReleaseIsAPendingInstall() throws Exception {
        client.secrets().inNamespace("shop-acc").delete();
        deployment(false);
        CompletableFuture<Outcome> running =
                CompletableFuture.supplyAsync(() -> change().runAndAwait(STAMP, () -> released(1), LONG));
        while (!statuses().equals(List.of(Status.PENDING_INSTALL))) {
            assertThat(running).isNotDone();
            Thread.sleep(20);
        }

        deployment(true);

        assertThat(running.get(60, TimeUnit.SECONDS).failure()).isEmpty();
        assertThat(statuses()).containsExactly(Status.DEPLOYED);
    }

    @Tag("slow")
    @Test
    void aTurnThatIsLostMeanwhileEndsTheWait() throws Exception {
        deployment(false);
        CompletableFuture<Outcome> running =
                CompletableFuture.supplyAsync(() -> change().runAndAwait(STAMP, this::upgrade, LONG));
        while (!statuses().equals(List.of(Status.PENDING_UPGRADE, Status.DEPLOYED))) {
            Thread.sleep(20);
        }

        takenByAnother();

        assertThatThrownBy(() -> running.get(120, TimeUnit.SECONDS))
                .hasCauseInstanceOf(SlipwayException.class)
                .hasMessageContaining("lease");
        assertThat(statuses()).containsExactly(Status.FAILED, Status.DEPLOYED);
    }

    @Test
    void anErrorOfHelmThatMadeNothingIsThrown() {
        SlipwayException refused = SlipwayException.usage(Problem.of("the chart is broken"));

        assertThatThrownBy(() -> change().runAndAwait(
                                STAMP,
                                () -> {
                                    throw refused;
                                },
                                LONG))
                .isSameAs(refused);
        assertThat(statuses()).containsExactly(Status.DEPLOYED);
    }

    @Test
    void anErrorOfHelmBehindARevisionIsItsFailure() {
        Problem problem = Problem.of("a hook failed");

        Outcome outcome = change().run(STAMP, () -> {
            cluster.revisionOf(DEPLOYMENT, 2, "failed", RECORD);
            throw SlipwayException.failed(problem);
        });

        assertThat(outcome.failure().orElseThrow().problems()).containsExactly(problem);
        assertThat(outcome.revision()).map(Revision::number).contains(2);
        assertThat(outcome.mayPass()).isFalse();
    }

    @Test
    void aRevisionThatSomebodyElseMadeOverItIsNotToldAsSuccess() {
        deployment(true);

        assertThatThrownBy(() -> change().run(STAMP, () -> {
                    Revision made = upgrade();
                    cluster.revision(3, "deployed", "by bob", "{}");
                    return made;
                }))
                .isInstanceOf(SlipwayException.class)
                .hasMessage("revision 2 came up, but revision 3 took its place: by bob");
    }

    private WatchedChange change() {
        return new WatchedChange(client, cluster.target(), lease, heard, new Passage(Checks.NONE, Optional.empty()));
    }

    /** What Helm does without {@code --wait}: its revision is deployed as soon as the objects are there. */
    private Revision upgrade() {
        cluster.revision(1, "superseded", "done", "{}");
        return released(2);
    }

    private Revision released(int number) {
        cluster.revisionOf(DEPLOYMENT, number, "deployed", RECORD);
        return new ReleaseStore(cluster.target()).status().orElseThrow();
    }

    private void deployment(boolean ready) {
        String status = ready
                ? "status: {observedGeneration: 2, replicas: 1, updatedReplicas: 1, availableReplicas: 1}"
                : "status: {observedGeneration: 2, replicas: 1, updatedReplicas: 1}";
        client.resource(Serialization.unmarshal(DEPLOYMENT + status, Deployment.class))
                .createOr(existing -> existing.update());
    }

    private void takenByAnother() {
        client.leases()
                .inNamespace("shop-acc")
                .withName("slipway-shop")
                .edit(taken -> taken.edit()
                        .editSpec()
                        .withHolderIdentity("bob")
                        .endSpec()
                        .build());
    }

    private List<Status> statuses() {
        return new ReleaseStore(cluster.target())
                .revisions().stream().map(revision -> revision.status()).toList();
    }
}
