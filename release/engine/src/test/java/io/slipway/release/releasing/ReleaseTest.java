package io.slipway.release.releasing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.slipway.release.MockCluster;
import io.slipway.release.guarding.GateRequest;
import io.slipway.release.guarding.HttpAnswers;
import io.slipway.release.guarding.Verification;
import io.slipway.release.helm.RollbackRequest;
import io.slipway.release.helm.UpgradeRequest;
import io.slipway.release.locking.OnBusy;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.records.Build;
import io.slipway.release.records.ReleaseRecord;
import io.slipway.release.records.ReleaseRecord.Artifact;
import io.slipway.release.records.ReleaseRecord.Author;
import io.slipway.release.records.ReleaseRecord.Origin;
import io.slipway.release.revisions.ReleaseStore;
import io.slipway.release.revisions.Revision;
import io.slipway.release.revisions.Revision.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a release ends, whatever its Helm does. */
@EnableKubernetesMockClient(https = false, crud = true)
class ReleaseTest {

    private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Problem BROKEN = Problem.of("a hook failed");

    KubernetesMockServer server;
    KubernetesClient client;

    @TempDir
    Path directory;

    private final Heard heard = new Heard();
    private MockCluster cluster;
    private ReleasePolicy policy;

    @BeforeEach
    void start() {
        cluster = new MockCluster(server, client, directory);
        policy = policy(true, Optional.empty());
    }

    @Test
    void aReleaseThatComesUpIsDone() {
        ScriptedHelm helm = new ScriptedHelm(stored(1, "deployed"));

        ReleaseResult result = release(helm, 7);

        assertThat(result.isDone()).isTrue();
        assertThat(result.problems()).isEmpty();
        assertThat(result.revision()).map(Revision::number).contains(1);
        assertThat(result.rollback()).isEmpty();
        assertThat(result.took()).isPositive();
    }

    @Test
    void helmGetsTheChartAllValuesAndTheRecord() {
        ScriptedHelm helm = new ScriptedHelm(stored(1, "deployed"));

        release(helm, 7);

        assertThat(helm.requests()).singleElement().isInstanceOfSatisfying(UpgradeRequest.class, request -> {
            assertThat(request.target()).isEqualTo(cluster.target());
            assertThat(request.chart()).isEqualTo(directory.resolve("web"));
            assertThat(request.values()).containsEntry("host", "shop.example.com");
            assertThat(request.values().get("record"))
                    .isEqualTo(Map.of(
                            "own", "of the chart",
                            "version", "1.4.0",
                            "environment", "acceptance",
                            "chart", "web-1.4.0",
                            "chart-digest", "sha256:c0ffee",
                            "image", "shop:1.4.0",
                            "values-hash", "beef",
                            "released-by", "ann",
                            "released-at", NOW.toString(),
                            "build-number", "7"));
            assertThat(request.timeout()).isEqualTo(TIMEOUT);
            assertThat(request.description()).isEqualTo("1.4.0 by ann");
            assertThat(request.takeOwnership()).isTrue();
        });
    }

    @Test
    void slipwayWaitsInThePlaceOfHelm() {
        assertThat(untilReady("kind: Deployment")).isFalse();
    }

    @Test
    void helmWaitsWhereItHasSomethingToDoAfterwards() {
        assertThat(untilReady("metadata: {annotations: {helm.sh/hook: post-upgrade}}"))
                .isTrue();
    }

    private boolean untilReady(String template) {
        template(template);
        ScriptedHelm helm = new ScriptedHelm(stored(1, "deployed"));
        release(helm, 7);
        return ((UpgradeRequest) helm.requests().get(0)).untilReady();
    }

    @Test
    void aFirstReleaseThatFailsHasNothingToGoBackTo() {
        ScriptedHelm helm = new ScriptedHelm(failing(1));

        ReleaseResult result = release(helm, 7);

        assertThat(result.isDone()).isFalse();
        assertThat(result.problems()).containsExactly(BROKEN);
        assertThat(result.rollback()).isEmpty();
        assertThat(helm.requests()).hasSize(1);
        assertThat(newest().description()).isEqualTo("Failed: a hook failed");
        assertThat(heard.lines()).containsExactly("failed");
    }

    @Test
    void aReleaseThatFailsGivesWayToTheLastGoodOne() {
        cluster.revision(1, "deployed", "done", record("1.3.0", 6));
        ScriptedHelm helm = new ScriptedHelm(failing(2), stored(3, "deployed"));

        ReleaseResult result = release(helm, 7);

        assertThat(result.problems()).containsExactly(BROKEN);
        assertThat(result.revision()).map(Revision::number).contains(2);
        assertThat(result.rollback()).map(Revision::number).contains(3);
        assertThat(helm.requests().get(1)).isEqualTo(new RollbackRequest(cluster.target(), 1, true, TIMEOUT));
        assertThat(newest().description()).isEqualTo("Rollback to 1 by ann, since a hook failed");
        assertThat(ReleaseRecord.in(newest().values()).orElseThrow().origin().rolledBackTo())
                .contains("1");
        assertThat(heard.lines()).containsExactly("failed", "rollback: to revision 1");
    }

    @Test
    void aReleaseThatFailsStaysWhereItIsToStay() {
        cluster.revision(1, "deployed", "done", record("1.3.0", 6));
        policy = policy(false, Optional.empty());
        ScriptedHelm helm = new ScriptedHelm(failing(2));

        ReleaseResult result = release(helm, 7);

        assertThat(result.problems()).containsExactly(BROKEN);
        assertThat(helm.requests()).hasSize(1);
    }

    @Test
    void aRollbackThatFailsTooIsToldBehindTheCause() {
        cluster.revision(1, "deployed", "done", record("1.3.0", 6));
        ScriptedHelm helm = new ScriptedHelm(failing(2), failing(3));

        ReleaseResult result = release(helm, 7);

        assertThat(result.problems()).containsExactly(BROKEN, Problem.of("the rollback failed too: a hook failed"));
        assertThat(result.rollback()).isEmpty();
    }

    @Test
    void aRollbackThatHelmRefusesIsToldBehindTheCause() {
        cluster.revision(1, "deployed", "done", record("1.3.0", 6));
        Problem refused = Problem.of("no revision 1");
        ScriptedHelm helm = new ScriptedHelm(failing(2), () -> {
            throw SlipwayException.failed(refused);
        });

        ReleaseResult result = release(helm, 7);

        assertThat(result.problems()).containsExactly(BROKEN, refused);
        assertThat(result.rollback()).isEmpty();
    }

    /** One call without an answer must not leave a broken version in place. */
    @Test
    void aRollbackIsTriedAgainWhereTheClusterFailed() {
        cluster.revision(1, "deployed", "done", record("1.3.0", 6));
        ScriptedHelm helm = new ScriptedHelm(
                failing(2),
                () -> {
                    throw SlipwayException.failed(Problem.of("etcdserver: request timed out"));
                },
                stored(3, "deployed"));

        ReleaseResult result = release(helm, 7);

        assertThat(result.problems()).containsExactly(BROKEN);
        assertThat(result.rollback()).map(Revision::number).contains(3);
        assertThat(heard.lines())
                .containsExactly(
                        "failed",
                        "rollback: to revision 1",
                        "rollback: again, for the cluster failed: etcdserver: request timed out");
    }

    /** What Helm takes away is what the revision before has: one that never reached the cluster has nothing. */
    @Test
    void aRollbackThatTheClusterEndedHalfWayIsForgottenBeforeItIsTriedAgain() {
        cluster.revision(1, "deployed", "done", record("1.3.0", 6));
        ScriptedHelm helm = new ScriptedHelm(
                failing(2),
                () -> {
                    stored(3, "failed").run();
                    throw SlipwayException.failed(Problem.of("etcdserver: request timed out"));
                },
                () -> {
                    assertThat(newest().number()).isEqualTo(2);
                    return stored(3, "deployed").run();
                });

        assertThat(release(helm, 7).rollback()).map(Revision::number).contains(3);
    }

    @Test
    void anOlderBuildDoesNotReplaceANewerOne() {
        cluster.revision(1, "deployed", "done", record("1.5.0", 8));

        assertThatThrownBy(() -> release(new ScriptedHelm(), 7))
                .isInstanceOfSatisfying(
                        SlipwayException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(Problem.of("build 7 is older than build 8, which runs there")
                                        .at("release shop in namespace shop-acc, revision 1")
                                        .fix("release a newer build, or say --allow-older")));
    }

    @Test
    void anOlderBuildThatFailedIsNoneThatRuns() {
        cluster.revision(1, "deployed", "done", record("1.3.0", 6))
                .revision(2, "superseded", "Failed: broken", record("1.5.0", 8));
        ScriptedHelm helm = new ScriptedHelm(stored(3, "deployed"));

        assertThat(release(helm, 7).isDone()).isTrue();
    }

    @Test
    void anOlderBuildIsReleasedWhereThatIsAllowed() {
        cluster.revision(1, "deployed", "done", record("1.5.0", 8));
        ScriptedHelm helm = new ScriptedHelm(stored(2, "deployed"));

        ReleaseResult result = new Release(helm, request(7).allowing(true, false), policy, heard).run();

        assertThat(result.isDone()).isTrue();
    }

    /** Helm upgrades from the last good one: what only the failed one brought would stay. */
    @Test
    void whatAFailedReleaseLeftIsClearedFirst() {
        cluster.revision(1, "deployed", "done", record("1.2.0", 5))
                .revision(2, "failed", "Failed: broken", record("1.3.0", 6));
        ScriptedHelm helm = new ScriptedHelm(stored(3, "deployed"), stored(4, "deployed"));

        ReleaseResult result = release(helm, 7);

        assertThat(result.isDone()).isTrue();
        assertThat(helm.requests().get(0)).isEqualTo(new RollbackRequest(cluster.target(), 1, false, TIMEOUT));
        assertThat(new ReleaseStore(cluster.target()).revision(3).description())
                .isEqualTo("Rollback to 1 by ann, to clear what revision 2 left");
        assertThat(heard.lines()).contains("cleaned up: resources left by failed revision 2");
    }

    @Test
    void whatFailedBeforeTheLastGoodReleaseIsLeftAlone() {
        cluster.revision(1, "failed", "Failed: broken", record("1.2.0", 5))
                .revision(2, "deployed", "done", record("1.3.0", 6));
        ScriptedHelm helm = new ScriptedHelm(stored(3, "deployed"));

        assertThat(release(helm, 7).isDone()).isTrue();
        assertThat(heard.lines()).isEmpty();
    }

    @Test
    void anAppThatAnswersSomethingElseGivesWay() throws IOException {
        cluster.revision(1, "deployed", "done", record("1.3.0", 6));
        try (HttpAnswers app = HttpAnswers.start()) {
            app.with(200, "version 1.3.0");
            policy = policy(true, Optional.of(new Verification(app.url(), "version @version@", Duration.ofMillis(1))));
            ScriptedHelm helm = new ScriptedHelm(stored(2, "deployed"), stored(3, "deployed"));

            ReleaseResult result = release(helm, 7);

            assertThat(result.problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.message())
                            .startsWith("the released app did not pass its verification within ")
                            .endsWith("the answer does not contain 'version 1.4.0'"));
            assertThat(result.rollback()).map(Revision::number).contains(3);
            assertThat(new ReleaseStore(cluster.target()).revision(2).status()).isEqualTo(Status.FAILED);
            assertThat(heard.lines()).contains("verifying: " + app.url());
        }
    }

    @Test
    void anAppThatAnswersAsItShouldIsDone() throws IOException {
        try (HttpAnswers app = HttpAnswers.start()) {
            app.with(200, "version 1.4.0");
            policy = policy(true, Optional.of(new Verification(app.url(), "version @version@", Duration.ofMillis(1))));

            assertThat(release(new ScriptedHelm(stored(1, "deployed")), 7).isDone())
                    .isTrue();
            assertThat(newest().status()).isEqualTo(Status.DEPLOYED);
        }
    }

    @Test
    void whatHelmRefusesBeforeItChangesAnythingIsThrown() {
        cluster.revision(1, "deployed", "done", record("1.3.0", 6));
        SlipwayException refused = SlipwayException.usage(BROKEN);

        assertThatThrownBy(() -> release(
                        new ScriptedHelm(() -> {
                            throw refused;
                        }),
                        7))
                .isSameAs(refused);
        assertThat(newest().number()).isEqualTo(1);
    }

    private ReleaseResult release(ScriptedHelm helm, long build) {
        return new Release(helm, request(build), policy, heard).run();
    }

    private ReleaseRequest request(long build) {
        if (Files.notExists(directory.resolve("web"))) {
            template("kind: Deployment");
        }
        ReleaseRecord record = new ReleaseRecord(
                "1.4.0",
                "acceptance",
                new Artifact("web-1.4.0", "sha256:c0ffee", "", "shop:1.4.0", "beef"),
                new Author("ann", NOW, Optional.empty()),
                new Build(Optional.of(build), Optional.empty(), Optional.empty(), Optional.empty()),
                Origin.BUILD);
        return new ReleaseRequest(
                cluster.target(),
                new ReleasedChart(directory.resolve("web"), "web", "1.4.0", "1.4.0", "sha256:c0ffee", ""),
                Map.of("host", "shop.example.com", "record", Map.of("own", "of the chart")),
                record,
                false,
                false);
    }

    private void template(String text) {
        try {
            Path templates = Files.createDirectories(directory.resolve("web/templates"));
            Files.writeString(templates.resolve("objects.yaml"), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static ReleasePolicy policy(boolean rollback, Optional<Verification> verification) {
        return new ReleasePolicy(
                TIMEOUT,
                OnPending.FAIL,
                OnBusy.FAIL,
                rollback,
                "ann",
                new Owner("acceptance", Optional.empty()),
                true,
                GateRequest.DEFAULT,
                verification);
    }

    private ScriptedHelm.Call stored(int number, String status) {
        return () -> {
            cluster.revision(number, status, "Upgrade complete", record("1.4.0", 7));
            return newest();
        };
    }

    private ScriptedHelm.Call failing(int number) {
        return () -> {
            stored(number, "failed").run();
            throw SlipwayException.failed(BROKEN);
        };
    }

    private static String record(String version, long build) {
        return """
                {"record": {"released-at": "%s", "environment": "acceptance", "version": "%s", "build-number": "%d",
                            "released-by": "ann"}}""".formatted(NOW, version, build);
    }

    private Revision newest() {
        return new ReleaseStore(cluster.target()).status().orElseThrow();
    }
}
