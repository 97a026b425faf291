package io.slipway.endtoend.releasing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.endtoend.cluster.ClusterExtension;
import io.slipway.endtoend.cluster.TestCluster;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What would change is told before it does. */
@ExtendWith(ClusterExtension.class)
class DiffIT {
    private static final String IMAGE = "registry.example.com/shop@sha256:" + "0123456789abcdef".repeat(4);

    @TempDir
    Path directory;

    @Test
    void tellsWhatWouldChangeAndNothingOnceItIsReleased(TestCluster cluster) {
        App app = App.in(directory, cluster);
        assertThat(app.done("diff", "--environment", "development").stdout())
                .contains("differences to nothing, since nothing is released", "Deployment shop would be added");

        app.done("release", "--environment", "development");
        assertThat(app.done("diff", "--environment", "development").stdout())
                .isEqualTo("slipway: development: no difference to revision 1 (1.0.0)\n");

        app.environment("development", Map.of(), Map.of("apiUrl", "https://other.example.com"));
        JsonNode changes = app.done("diff", "--environment", "development", "--output", "json")
                .json()
                .at("/result/changes");
        // nginx tells browsers which hosts the app may ask, so its configuration changes too; the Services that find
        // the
        // newest release follow it.
        assertThat(changes)
                .extracting(change -> change.path("object").asText())
                .containsExactly(
                        "ConfigMap shop-nginx", "Deployment shop", "Service shop-newest", "Service shop-starting");
        assertThat(changes.get(1).path("lines").toString())
                .contains("-              value: \\\"https://api.development.example.com\\\"")
                .contains("+              value: \\\"https://other.example.com\\\"");
    }

    /** What the promotion then does is all that was told. */
    @Test
    void tellsWhatAPromotionWouldChangeAndNothingOnceItIsDone(TestCluster cluster) {
        App app = App.in(directory, cluster).pods("development", Map.of("slipway.test/image-id", IMAGE));
        app.done("release", "--environment", "development");
        // Whatever the working directory holds by now.
        app.version("9.9.9");

        String[] promotion = {"--environment", "acceptance", "--from", "development"};
        assertThat(app.done("diff", promotion).stdout())
                .startsWith("slipway: acceptance: promotion of 1.0.0 from development, differences to nothing, since "
                        + "nothing is released\n")
                .contains("Deployment shop would be added", IMAGE, "https://api.acceptance.example.com")
                .doesNotContain("9.9.9", "https://api.development.example.com");
        assertThat(app.deployment("acceptance")).isNull();

        app.done("promote", "--from", "development", "--to", "acceptance");
        assertThat(app.done("diff", promotion).stdout())
                .isEqualTo("slipway: acceptance: promotion of 1.0.0 from development, no difference to revision 1 "
                        + "(1.0.0)\n");
    }

    @Test
    void tellsWhatARollbackWouldChange(TestCluster cluster) {
        App app = App.in(directory, cluster);
        app.done("release", "--environment", "development");
        app.version("1.1.0").done("release", "--environment", "development");
        app.version("1.2.0").done("release", "--environment", "development");

        assertThat(app.done("diff", "--environment", "development", "--rollback")
                        .stdout())
                .startsWith("slipway: development: rollback to revision 2 (1.1.0), differences to revision 3 (1.2.0)\n")
                .contains("-          image: \"registry.example.com/shop:1.2.0\"")
                .contains("+          image: \"registry.example.com/shop:1.1.0\"");
        assertThat(app.done("diff", "--environment", "development", "--rollback", "--revision", "1")
                        .stdout())
                .startsWith(
                        "slipway: development: rollback to revision 1 (1.0.0), differences to revision 3 (1.2.0)\n");
    }

    /** The one before what runs, as rollback itself would choose it. */
    @Test
    void rollbackGoesFromTheRevisionThatFailed(TestCluster cluster) {
        App app = App.in(directory, cluster);
        app.done("release", "--environment", "development");
        app.version("1.1.0").podsFail("development", "no value");
        app.run("release", "--environment", "development", "--no-rollback-on-failure");

        assertThat(app.done("diff", "--environment", "development", "--rollback")
                        .stdout())
                .startsWith(
                        "slipway: development: rollback to revision 1 (1.0.0), differences to revision 2 (1.1.0)\n");
    }

    @Test
    void rollbackOfTheOnlyRevisionIsRefusedAsRollbackDoes(TestCluster cluster) {
        App app = App.in(directory, cluster);
        app.done("release", "--environment", "development");

        SlipwayRun run = app.run("diff", "--environment", "development", "--rollback");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.stderr())
                .contains("no earlier successful revision exists")
                .contains("fix: choose one that slipway history shows, with --revision");
    }
}
