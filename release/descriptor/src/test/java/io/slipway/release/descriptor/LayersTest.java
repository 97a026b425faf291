package io.slipway.release.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.release.chartvalues.ValueMaps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.nodes.Node;

/** Parts of a descriptor lie over each other by the rule of values, and keep the places where they stand. */
class LayersTest {

    private final YamlSource source = new YamlSource("slipway.yaml");

    @RepeatedTest(100)
    void mergesAsValuesAreMerged(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        String lower = map(random, 3);
        String upper = map(random, 3);

        assertThat(raw(Layers.over(node(upper), node(lower))))
                .as("%s over %s", upper, lower)
                .isEqualTo(ValueMaps.merge(raw(node(lower)), raw(node(upper))));
    }

    @Test
    void aListIsReplacedAndANullTakesAway() {
        String lower = "{list: [1, 2], map: {a: 1, b: 2}, gone: {a: 1}, kept: x}";
        String upper = "{list: [3], map: {b: 4}, gone: null}";
        YamlMap merged = YamlMap.of(source, "", Layers.over(node(upper), node(lower)));

        assertThat(merged.has("gone")).isFalse();
        assertThat(merged.raw().toString()).isEqualTo("{list=[3], map={a=1, b=4}, gone=null, kept=x}");
    }

    private Map<String, Object> raw(Node node) {
        return YamlMap.of(source, "", node).raw();
    }

    private Node node(String yaml) {
        return YamlTree.parse(source, yaml).orElseThrow();
    }

    private static String map(Random random, int depth) {
        List<String> entries = new ArrayList<>();
        for (String key : List.of("a", "b", "c", "d")) {
            if (random.nextInt(3) > 0) {
                entries.add(key + ": " + value(random, depth));
            }
        }
        return "{" + String.join(", ", entries) + "}";
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 4)) {
            case 0 -> "null";
            case 1 -> "text" + random.nextInt(5);
            case 2 -> String.valueOf(random.nextInt(100));
            case 3 -> "[x, " + random.nextInt(3) + "]";
            default -> map(random, depth - 1);
        };
    }
}
