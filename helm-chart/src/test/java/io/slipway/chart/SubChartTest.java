package io.slipway.chart;

import static io.slipway.chart.Manifests.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chart as a dependency of an app's own chart. */
class SubChartTest {

    @Test
    void rendersBelowAParentWithGlobalsOfItsOwn(@TempDir Path directory) throws IOException {
        SlipwayChart.copyTo(directory.resolve("charts/slipway"));
        Files.writeString(directory.resolve("Chart.yaml"), """
                apiVersion: v2
                name: parent
                version: 1.0.0
                dependencies: [{name: slipway, version: 0.1.0}]
                """);
        Rendering rendering = Rendering.bare()
                .of(directory)
                .with("global: {region: eu}\nslipway: {app: {name: office-addin}, " + Rendering.REQUIRED + "}");

        assertThat(at(rendering.one("Deployment"), "metadata", "name")).isEqualTo("addin-office-addin");
        assertThat(at(rendering.one("ConfigMap"), "data", "nginx.conf"))
                .asString()
                .contains("/healthz");
    }
}
