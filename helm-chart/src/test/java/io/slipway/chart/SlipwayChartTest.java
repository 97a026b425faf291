package io.slipway.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlipwayChartTest {

    @Test
    void writesAChartThatRendersTheSame(@TempDir Path directory) {
        Path chart = SlipwayChart.copyTo(directory.resolve("made/on/the/way"));

        Rendering rendering = Rendering.ofRequiredValues();
        assertThat(rendering.of(chart).text()).isEqualTo(rendering.text());
        assertThat(chart.resolve(".helmignore")).exists();
        assertThat(chart.resolve("pom.xml")).doesNotExist();
    }
}
