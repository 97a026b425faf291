package io.slipway.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    void listsEveryFileOfItsDirectory() throws IOException {
        Path list = Rendering.CHART.resolve("src/main/resources/io/slipway/chart/files.txt");
        Pattern files = Pattern.compile("\\.helmignore|Chart\\.yaml|README\\.md|values\\.(yaml|schema\\.json)"
                + "|(files|presets|templates)/.*");
        String expected;
        try (Stream<Path> paths = Files.walk(Rendering.CHART)) {
            expected = paths.filter(Files::isRegularFile)
                    .map(path -> Rendering.CHART.relativize(path).toString())
                    .filter(name -> files.matcher(name).matches())
                    .sorted()
                    .map(name -> name + "\n")
                    .collect(Collectors.joining());
        }
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(list, expected);
        }
        assertThat(list).as("-Dgolden.update rewrites it").content().isEqualTo(expected);
    }

    @Test
    void hasThePresetsOfItsDirectory() throws IOException {
        assertThat(SlipwayChart.presets()).isEqualTo(PresetTest.presets()).contains("kong", "traefik");
        for (String preset : SlipwayChart.presets()) {
            assertThat(SlipwayChart.preset(preset))
                    .contains(Files.readString(Rendering.CHART.resolve("presets/" + preset + ".yaml")));
        }
    }

    @Test
    void hasNoPresetOutsideOfThatDirectory() {
        assertThat(SlipwayChart.preset("../values")).isEmpty();
        assertThat(SlipwayChart.preset("none")).isEmpty();
    }
}
