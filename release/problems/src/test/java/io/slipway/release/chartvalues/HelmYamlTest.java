package io.slipway.release.chartvalues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Values and manifests may come from a chart or a cluster that somebody else wrote. */
class HelmYamlTest {

    @ParameterizedTest
    @ValueSource(strings = {"[*a%d, *a%d]", "{b: *a%d, c: *a%d}", "{<<: [*a%d, *a%d]}"})
    @Timeout(60)
    void aliasesThatMultiplyAreRefused(String twice) {
        StringBuilder laughs = new StringBuilder("a0: &a0 {x: z}\n");
        for (int i = 1; i < 25; i++) {
            laughs.append("a%d: &a%d ".formatted(i, i))
                    .append(twice.formatted(i - 1, i - 1))
                    .append('\n');
        }

        assertThatThrownBy(() -> HelmYaml.parse(laughs.toString(), "values.yaml"))
                .isInstanceOf(YamlEngineException.class)
                .hasMessageContaining("aliases repeat too much");
    }

    @Test
    void anAliasInWhatItStandsForIsRefused() {
        assertThatThrownBy(() -> HelmYaml.parse("a: &a [*a]", "values.yaml"))
                .isInstanceOf(YamlEngineException.class)
                .hasMessageContaining("an alias stands in what it is an alias of");
    }

    @Test
    void aliasesAreFollowed() {
        assertThat(HelmYaml.parse("a: &a {x: 1}\nb: [*a, *a]\nc: {<<: *a, z: 2}", "values.yaml"))
                .contains(Map.of(
                        "a",
                        Map.of("x", 1L),
                        "b",
                        List.of(Map.of("x", 1L), Map.of("x", 1L)),
                        "c",
                        Map.of("x", 1L, "z", 2L)));
    }
}
