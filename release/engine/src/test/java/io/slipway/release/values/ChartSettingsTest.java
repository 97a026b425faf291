package io.slipway.release.values;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.initcontainer.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The chart writes the names of the init container's settings itself, in its template and its schema. */
class ChartSettingsTest {

    private static final Path CHART = Path.of("..", "..", "helm-chart");

    private static final Pattern NAME = Pattern.compile("\\bSLIPWAY_[A-Z_]+");

    @Test
    void chartKnowsTheSettingsThatThereAre() throws IOException {
        Set<String> known = new TreeSet<>(ofTheTemplate());
        known.remove(Setting.VARIABLE_PREFIX);
        known.addAll(ofTheSchema());

        assertThat(known)
                .isEqualTo(Arrays.stream(Setting.values())
                        .filter(setting -> !isOfTheIndexAlone(setting))
                        .map(Setting::env)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void chartGivesVariablesUnderTheirPrefix() throws IOException {
        assertThat(ofTheTemplate()).contains(Setting.VARIABLE_PREFIX);
    }

    /** Read when the image is built, and by no pod. */
    private static boolean isOfTheIndexAlone(Setting setting) {
        return setting.meaning().startsWith("index: ") && !setting.meaning().contains("in the pod");
    }

    private static Set<String> ofTheTemplate() throws IOException {
        return NAME.matcher(Files.readString(CHART.resolve("templates/_init-container.tpl")))
                .results()
                .map(name -> name.group())
                .collect(Collectors.toSet());
    }

    private static Set<String> ofTheSchema() throws IOException {
        Set<String> names = new TreeSet<>();
        new ObjectMapper()
                .readTree(CHART.resolve("values.schema.json").toFile())
                .at("/properties/initContainer/properties/settings/properties")
                .fieldNames()
                .forEachRemaining(names::add);
        return names;
    }
}
