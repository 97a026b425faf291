package io.slipway.endtoend.releasing;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.endtoend.cluster.ClusterExtension;
import io.slipway.endtoend.cluster.PodOutcome;
import io.slipway.endtoend.cluster.TestCluster;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Releases that meet, are ended half-way, or come in the wrong order. */
@ExtendWith(ClusterExtension.class)
class OneAtATimeIT {
    @TempDir
    Path directory;

    private final TestCluster cluster;
    private App app;

    OneAtATimeIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void makeApp() {
        app = App.in(directory, cluster);
    }

    @Test
    void secondReleaseWaitsForTheFirst() {
        SlipwayRun first = startAndWaitForPods();
        SlipwayRun second = app.start("release", "--environment", "development", "--by", "second")
                .awaitStdout("another release is under way: first (");

        first.killed("TERM");

        second.awaitStdout("deployment           shop: 0 of 2 ready").killed("TERM");
        assertThat(history()).hasSizeGreaterThanOrEqualTo(2).allMatch(line -> line.contains(" failed "));
    }

    @Test
    void secondReleaseFailsWhereItIsToldTo() {
        SlipwayRun first = startAndWaitForPods();
        SlipwayRun second = app.run("release", "--environment", "development", "--on-busy", "fail");

        first.killed("TERM");

        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.stderr())
                .startsWith("slipway: development: another release is under way: first (")
                .contains("fix: wait for it with --on-busy wait");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void releaseThatIsToldToEndLeavesNothingPending(String signal) {
        SlipwayRun run = startAndWaitForPods().killed(signal);

        assertThat(run.exitCode()).isEqualTo(signal.equals("TERM") ? 143 : 130);
        assertThat(run.stderr()).isEqualTo("""
                        slipway: development: ended by Ctrl-C or SIGTERM before it was done; the revision is marked as failed
                          at release shop in namespace %s
                          fix: release again, or go back: slipway rollback
                        """.formatted(app.namespace("development")));
        assertThat(history()).singleElement().satisfies(line -> assertThat(line).contains(" failed "));
        assertThat(leases()).isEmpty();
        assertThat(run.handle().descendants()).isEmpty();
    }

    @Test
    void releaseThatIsToldToEndWhileItWaitsSaysSoAndBeginsNothing() {
        SlipwayRun first = startAndWaitForPods();
        SlipwayRun second = app.start("release", "--environment", "development")
                .awaitStdout("another release is under way: first (")
                .killed("TERM");

        assertThat(first.isAlive()).isTrue();
        first.killed("TERM");

        assertThat(second.exitCode()).isEqualTo(143);
        assertThat(second.stderr()).isEqualTo("""
                        slipway: development: ended by Ctrl-C or SIGTERM before it began; what runs there is as it was
                          at release shop in namespace %s
                          fix: run it again
                        """.formatted(app.namespace("development")));
        assertThat(history()).hasSize(1);
    }

    /** The turn comes while the process ends: it is given back, and not used. */
    @Test
    void releaseThatIsToldToEndBeginsNothingWhenItsTurnComes() {
        SlipwayRun first = startAndWaitForPods();
        SlipwayRun second = app.start("release", "--environment", "development")
                .awaitStdout("another release is under way: first (");

        first.signal("TERM");
        second.killed("TERM");
        first.ended();

        assertThat(second.stderr()).contains("ended by Ctrl-C or SIGTERM before it began");
        assertThat(history()).hasSize(1);
        assertThat(leases()).isEmpty();
    }

    @Test
    void releaseThatWasKilledIsFoundAndRecoveredWhenAskedTo() {
        startAndWaitForPods().killed("KILL");
        app.pods("development", PodOutcome.READY.annotations());

        SlipwayRun refused = app.run("release", "--environment", "development");
        SlipwayRun recovered = app.done("release", "--environment", "development", "--on-pending", "recover");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.stderr())
                .startsWith("slipway: development: another operation is in progress: revision 1 is pending-install")
                .contains("--on-pending recover");
        assertThat(recovered.stdout())
                .contains("recovered            revision 1 is pending-install, and is marked as failed now");
        assertThat(history().get(0)).startsWith("2").contains(" deployed ");
    }

    @Test
    void olderBuildDoesNotOvertakeANewerOne() {
        app.done("release", "--environment", "development", "--build-number", "42");

        SlipwayRun older = app.run("release", "--environment", "development", "--build-number", "41");

        assertThat(older.exitCode()).isEqualTo(1);
        assertThat(older.stderr()).isEqualTo("""
                        slipway: development: build 41 is older than build 42, which runs there
                          at release shop in namespace %s, revision 1
                          fix: release a newer build, or say --allow-older
                        """.formatted(app.namespace("development")));
        assertThat(history()).hasSize(1);
        app.done("release", "--environment", "development", "--build-number", "41", "--allow-older");
        assertThat(history()).hasSize(2);
    }

    @Test
    void olderVersionDoesNotOvertakeByPromotion() {
        app.version("2.0.0").done("release", "--environment", "acceptance");
        app.version("1.0.0")
                .done("release", "--environment", "development", "--image-digest", "sha256:" + "a".repeat(64));

        SlipwayRun older = app.run("promote", "--from", "development", "--to", "acceptance");

        assertThat(older.stderr()).startsWith("slipway: acceptance: version 1.0.0 is older than version 2.0.0");
    }

    /** A suspended machine, or a paused container: process and Helm stop, the lease runs out, somebody else releases. */
    @Test
    void releaseThatWasSuspendedAndLostItsLeaseEndsAndTellsNoSuccess() {
        app.version("1.0.0").done("release", "--environment", "development");
        SlipwayRun suspended = app.version("1.7.0")
                .pods("development", PodOutcome.NEVER_READY.annotations())
                .start("release", "--environment", "development", "--by", "first")
                .awaitStdout("of 2 ready")
                .suspended();
        app.pods("development", PodOutcome.READY.annotations())
                .version("1.8.0")
                .done("release", "--environment", "development", "--by", "second", "--on-pending", "recover");

        suspended.resumed().ended();

        assertThat(suspended.exitCode()).as(suspended.toString()).isEqualTo(1);
        assertThat(suspended.stdout()).doesNotContain("released ");
        assertThat(suspended.stderr())
                .startsWith("slipway: development: ")
                .containsPattern("the lease was lost|took its place");
        assertThat(app.deployment("development").getMetadata().getAnnotations())
                .containsEntry("slipway.io/version", "1.8.0")
                .containsEntry("slipway.io/released-by", "second");
        assertThat(history().get(0)).contains("1.8.0", " deployed ");
    }

    private SlipwayRun startAndWaitForPods() {
        return app.pods("development", PodOutcome.NEVER_READY.annotations())
                .start("release", "--environment", "development", "--by", "first")
                .awaitStdout("deployment           shop: 0 of 2 ready");
    }

    private List<String> history() {
        return app.done("history", "--environment", "development")
                .stdout()
                .lines()
                .skip(1)
                .toList();
    }

    private List<String> leases() {
        return cluster.client().leases().inNamespace(app.namespace("development")).list().getItems().stream()
                .map(lease -> lease.getMetadata().getName())
                .toList();
    }
}
