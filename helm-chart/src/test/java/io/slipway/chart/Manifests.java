package io.slipway.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What Helm rendered, as maps, lists and scalars; {@code at} walks into them. */
record Manifests(List<Map<String, Object>> all) {

    static Manifests parse(String yaml) {
        var documents = new Load(LoadSettings.builder().build()).loadAllFromString(yaml);
        return new Manifests(StreamSupport.stream(documents.spliterator(), false)
                .filter(Objects::nonNull)
                .map(Manifests::map)
                .toList());
    }

    List<Map<String, Object>> of(String kind) {
        return all.stream().filter(it -> kind.equals(it.get("kind"))).toList();
    }

    Map<String, Object> one(String kind) {
        assertThat(of(kind)).as("the only %s", kind).hasSize(1);
        return of(kind).get(0);
    }

    Map<String, Object> named(String kind, String name) {
        return of(kind).stream()
                .filter(it -> name.equals(at(it, "metadata", "name")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name + " in " + kinds()));
    }

    List<String> kinds() {
        return all.stream().map(it -> (String) it.get("kind")).toList();
    }

    /** The value at a path of keys and list indexes, or null where the path ends early. */
    static Object at(Object from, Object... path) {
        Object value = from;
        for (Object step : path) {
            if (value instanceof Map<?, ?> map) {
                value = map.get(step);
            } else if (value instanceof List<?> list && step instanceof Integer index && index < list.size()) {
                value = list.get(index);
            } else {
                return null;
            }
        }
        return value;
    }

    static Map<String, Object> mapAt(Object from, Object... path) {
        Object value = at(from, path);
        return value == null ? Map.of() : map(value);
    }

    static List<Map<String, Object>> listAt(Object from, Object... path) {
        List<Map<String, Object>> maps = new ArrayList<>();
        if (at(from, path) instanceof List<?> list) {
            list.forEach(item -> maps.add(map(item)));
        }
        return maps;
    }

    @SuppressWarnings("unchecked") // YAML mappings of Kubernetes have text as keys
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
