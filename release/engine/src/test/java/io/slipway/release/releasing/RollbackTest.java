package io.slipway.release.releasing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.slipway.release.MockCluster;
import io.slipway.release.guarding.GateRequest;
import io.slipway.release.helm.RollbackRequest;
import io.slipway.release.locking.OnBusy;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.records.ReleaseRecord;
import io.slipway.release.records.ReleaseRecord.Author;
import io.slipway.release.revisions.ReleaseStore;
import io.slipway.release.revisions.Revision;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is gone back to, what is taken away, and what is said about it. */
@EnableKubernetesMockClient(https = false, crud = true)
class RollbackTest {

    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Author BOB = new Author("bob", Instant.EPOCH, Optional.of("https://ci.example.com/job/9/"));

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
    void withoutARevisionItGoesToTheGoodOneBefore() {
        threeGoodOnes();
        ScriptedHelm helm = new ScriptedHelm(this::fourth);

        ReleaseResult result = rollback(helm, Optional.empty());

        assertThat(result.isDone()).isTrue();
        assertThat(result.revision()).map(Revision::number).contains(4);
        assertThat(helm.requests()).containsExactly(new RollbackRequest(cluster.target(), 2, true, TIMEOUT));
        assertThat(heard.lines()).containsExactly("rollback: to revision 2 (1.4.0)");
        assertThat(newest().description()).isEqualTo("Rollback to 2 by bob, https://ci.example.com/job/9/");
    }

    @Test
    void theRecordSaysWhoWentBackWhenAndToWhat() {
        threeGoodOnes();

        rollback(new ScriptedHelm(this::fourth), Optional.empty());

        ReleaseRecord record = ReleaseRecord.in(newest().values()).orElseThrow();
        assertThat(record.version()).isEqualTo("1.2.0");
        assertThat(record.origin().rolledBackTo()).contains("2");
        assertThat(record.author().name()).isEqualTo("bob");
        assertThat(record.author().at()).isAfter(Instant.parse("2026-11-01T00:00:00Z"));
    }

    @Test
    void aRevisionThatIsNamedIsTheOneToGoTo() {
        threeGoodOnes();
        ScriptedHelm helm = new ScriptedHelm(this::fourth);

        rollback(helm, Optional.of(1));

        assertThat(helm.requests()).containsExactly(new RollbackRequest(cluster.target(), 1, true, TIMEOUT));
    }

    @Test
    void aRevisionThatDoesNotExistIsRefusedWithThoseThatDo() {
        threeGoodOnes();

        assertThatThrownBy(() -> rollback(new ScriptedHelm(), Optional.of(9)))
                .isInstanceOfSatisfying(
                        SlipwayException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(Problem.of("revision 9 does not exist")
                                        .at("release shop in namespace shop-acc")
                                        .lookedIn("revision 3", "revision 2", "revision 1")
                                        .fix("choose one that slipway history shows")));
    }

    @Test
    void whereNothingIsReleasedThereIsNothingToGoBackTo() {
        assertThatThrownBy(() -> rollback(new ScriptedHelm(), Optional.empty()))
                .isInstanceOf(SlipwayException.class)
                .hasMessage("nothing is released there");
    }

    @Test
    void whereNothingEverCameUpThereIsNothingToGoBackTo() {
        cluster.revision(1, "failed", "Failed: broken", "{}").revision(2, "failed", "Failed: broken", "{}");

        assertThatThrownBy(() -> rollback(new ScriptedHelm(), Optional.empty()))
                .isInstanceOf(SlipwayException.class)
                .hasMessage("no earlier successful revision exists");
    }

    @Test
    void aRollbackThatFailsSaysWhy() {
        threeGoodOnes();
        Problem broken = Problem.of("a hook failed");
        ScriptedHelm helm = new ScriptedHelm(() -> {
            cluster.revision(4, "failed", "broken", record("1.2.0"));
            throw SlipwayException.failed(broken);
        });

        ReleaseResult result = rollback(helm, Optional.empty());

        assertThat(result.problems()).containsExactly(broken);
        assertThat(heard.lines()).containsExactly("rollback: to revision 2 (1.4.0)", "failed");
    }

    @Test
    void aReleaseIsTakenAwayAndItsNewestRevisionTold() {
        threeGoodOnes();
        ScriptedHelm helm = new ScriptedHelm(this::newest);

        Optional<Revision> was = new Uninstall(helm, cluster.target(), policy(), heard).run();

        assertThat(was).map(Revision::number).contains(3);
        assertThat(helm.requests()).containsExactly(cluster.target());
    }

    @Test
    void whatIsNotThereIsNotTakenAway() {
        assertThat(new Uninstall(new ScriptedHelm(), cluster.target(), policy(), heard).run())
                .isEmpty();
    }

    @Test
    void anErrorOfTakingItAwayIsThrown() {
        threeGoodOnes();
        SlipwayException refused = SlipwayException.failed(Problem.of("no right to"));

        assertThatThrownBy(() -> new Uninstall(
                                new ScriptedHelm(() -> {
                                    throw refused;
                                }),
                                cluster.target(),
                                policy(),
                                heard)
                        .run())
                .isSameAs(refused);
    }

    private ReleaseResult rollback(ScriptedHelm helm, Optional<Integer> to) {
        return new Rollback(helm, cluster.target(), policy(), heard).run(to, BOB);
    }

    private void threeGoodOnes() {
        cluster.revision(1, "superseded", "done", record("1.1.0"))
                .revision(2, "superseded", "done", record("1.2.0"))
                .revision(3, "deployed", "done", record("1.3.0"));
    }

    private Revision fourth() {
        cluster.revision(4, "deployed", "Rollback", record("1.2.0"));
        return newest();
    }

    private static ReleasePolicy policy() {
        return new ReleasePolicy(
                TIMEOUT,
                OnPending.FAIL,
                OnBusy.FAIL,
                true,
                "bob",
                new Owner("acceptance", Optional.empty()),
                false,
                GateRequest.DEFAULT,
                Optional.empty());
    }

    private static String record(String version) {
        return """
                {"record": {"released-at": "2026-11-25T08:00:00Z", "environment": "acceptance", "version": "%s",
                            "released-by": "ann"}}""".formatted(version);
    }

    private Revision newest() {
        return new ReleaseStore(cluster.target()).status().orElseThrow();
    }
}
