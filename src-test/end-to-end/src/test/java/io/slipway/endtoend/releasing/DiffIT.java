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
}
