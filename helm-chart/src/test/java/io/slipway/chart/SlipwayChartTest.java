package io.slipway.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
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

    @Test
    void hasThePresetsOfItsFolder() throws IOException {
        assertThat(SlipwayChart.presets()).isEqualTo(PresetTest.presets()).contains("kong", "traefik");
        for (String preset : SlipwayChart.presets()) {
            assertThat(SlipwayChart.preset(preset))
                    .contains(Files.readString(Rendering.CHART.resolve("presets/" + preset + ".yaml")));
        }
    }

    @Test
    void hasNoPresetOutsideOfThatFolder() {
        assertThat(SlipwayChart.preset("../values")).isEmpty();
        assertThat(SlipwayChart.preset("none")).isEmpty();
    }
}
