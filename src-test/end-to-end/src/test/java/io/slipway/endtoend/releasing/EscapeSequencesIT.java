package io.slipway.endtoend.releasing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.slipway.endtoend.cluster.ClusterExtension;
import io.slipway.endtoend.cluster.PodOutcome;
import io.slipway.endtoend.cluster.TestCluster;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What others wrote into the cluster is shown, and tells the terminal nothing. */
@ExtendWith(ClusterExtension.class)
class EscapeSequencesIT {
    /** Sets the title of a terminal's window, clears the screen, and goes on in red. */
    private static final String SEQUENCES = "\u001b]0;owned\u0007\u001b[2J\u001b[31m";

    @TempDir
    Path directory;

    private final TestCluster cluster;
    private App app;

    EscapeSequencesIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void makeApp() {
        app = App.in(directory, cluster);
    }

    @Test
    void ofTheHolderOfALease() {
        var lease = new LeaseBuilder()
                .withNewMetadata()
                .withName("slipway-shop")
                .endMetadata()
                .withNewSpec()
                .withHolderIdentity(SEQUENCES + "mallory")
                .withLeaseDurationSeconds(600)
                .withRenewTime(ZonedDateTime.now(ZoneOffset.UTC))
                .endSpec()
                .build();
        cluster.client()
                .leases()
                .inNamespace(app.namespace("development"))
                .resource(lease)
                .create();

        assertNone(app.run("release", "--environment", "development", "--on-busy", "fail"), "mallory");
    }

    @Test
    void ofThePodsOfARelease() {
        app.podsFail("development", SEQUENCES + "the database is away");

        assertNone(app.run("release", "--environment", "development"), "the database is away");
    }

    @Test
    void ofStoredManifestsAndRecords() {
        app.pods("development", Map.of("example.com/note", SEQUENCES + "before"))
                .done("release", "--environment", "development", "--by", SEQUENCES + "ann");
        app.pods("development", PodOutcome.READY.annotations());

        assertNone(app.done("diff", "--environment", "development"), "before");
        assertNone(app.done("status"), "ann");
        assertNone(app.done("history", "--environment", "development"), "ann");
    }

    private static void assertNone(SlipwayRun run, String shown) {
        assertThat(run.stdout() + run.stderr()).contains(shown).doesNotContain("\u001b", "\u0007");
    }
}
