package io.slipway.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** README, schema and values say the same, because they are made from values.yaml and the presets. */
class DocumentationTest {
    private static final Path README = Rendering.CHART.resolve("README.md");
    private static final Path VALUES = Rendering.CHART.resolve("values.yaml");
    private static final Path SCHEMA = Rendering.CHART.resolve("values.schema.json");

    @Test
    void readmeHoldsTheTableOfValues() throws IOException {
        holds("values", ValuesTable.markdown(ValuesTable.rows(VALUES)));
    }

    @Test
    void readmeHoldsWhatThePresetsSay() throws IOException {
        List<String> sections = new ArrayList<>();
        for (String preset : PresetTest.presets()) {
            List<String> lines = Files.readAllLines(Rendering.CHART.resolve("presets/" + preset + ".yaml"));
            sections.add("### `presets/" + preset + ".yaml`\n"
                    + lines.stream()
                            .limit(3)
                            .map(line -> line.replaceFirst("^# ([^:]+):", "- **$1:**"))
                            .collect(Collectors.joining("\n")));
        }
        holds("presets", String.join("\n\n", sections));
    }

    @Test
    void everyValueIsDocumented() throws IOException {
        Set<String> documented =
                ValuesTable.rows(VALUES).stream().map(ValuesTable.Row::key).collect(Collectors.toSet());
        Object values = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(VALUES));

        List<String> missing = new ArrayList<>();
        collectUndocumented("", Manifests.mapAt(values), documented, missing);
        assertThat(missing).as("add a # -- line").isEmpty();
    }

    @Test
    void schemaSaysOfAKeyWhatItsCommentSays() throws IOException {
        JsonNode schema = JsonMapper.builder().build().readTree(Files.readString(SCHEMA));
        for (ValuesTable.Row row : ValuesTable.rows(VALUES)) {
            JsonNode property = schema;
            boolean shared = false; // a part of an image: described once for all images
            for (String step : row.key().split("\\.")) {
                shared = property.has("$ref");
                property = property.path("properties").path(step);
            }
            if (!shared) {
                assertThat(property.path("description").asString(""))
                        .as("%s in %s", row.key(), SCHEMA.getFileName())
                        .isEqualTo(row.text());
            }
        }
    }

    private static void collectUndocumented(
            String prefix, Map<String, Object> values, Set<String> documented, List<String> missing) {
        values.forEach((name, value) -> {
            String key = prefix + name;
            if (documented.contains(key)) {
                return;
            }
            if (value instanceof Map<?, ?> map && !map.isEmpty()) {
                collectUndocumented(key + ".", Manifests.mapAt(map), documented, missing);
            } else {
                missing.add(key);
            }
        });
    }

    private static void holds(String part, String expected) throws IOException {
        String begin = "<!-- " + part + ": made from the files by -Dgolden.update -->\n";
        String end = "\n<!-- end of " + part + " -->";
        String readme = Files.readString(README);
        int from = readme.indexOf(begin) + begin.length();
        int to = readme.indexOf(end);
        assertThat(readme).contains(begin, end);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(README, readme.substring(0, from) + expected + readme.substring(to));
        } else {
            assertThat(readme.substring(from, to))
                    .as("-Dgolden.update rewrites %s", README)
                    .isEqualTo(expected);
        }
    }
}
