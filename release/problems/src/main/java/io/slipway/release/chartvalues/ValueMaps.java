package io.slipway.release.chartvalues;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Merges values of charts as Helm does: maps key by key, everything else, lists too, by replacing it.
 *
 * <p>A null is how Helm is told to leave a key of the chart out. It is kept until it meets the chart's own values.
 */
public final class ValueMaps {

    private ValueMaps() {}

    /** A new map with the upper values over the lower ones, as {@code helm -f lower -f upper}. */
    public static Map<String, Object> merge(Map<String, Object> lower, Map<String, Object> upper) {
        Map<String, Object> merged = new LinkedHashMap<>(lower);
        // Not Map.merge, which takes no null.
        upper.forEach((key, value) -> merged.put(key, over(merged.get(key), value)));
        return merged;
    }

    @SuppressWarnings("unchecked")
    private static Object over(Object lower, Object upper) {
        return lower instanceof Map && upper instanceof Map
                ? merge((Map<String, Object>) lower, (Map<String, Object>) upper)
                : upper;
    }

    /** What templates get: values over the chart's own, of which those are gone that a null stands over. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> overChart(Map<String, Object> own, Map<String, Object> values) {
        Map<String, Object> merged = new LinkedHashMap<>(own);
        values.forEach((key, value) -> {
            if (value == null && own.containsKey(key)) {
                merged.remove(key);
            } else if (value instanceof Map && own.get(key) instanceof Map) {
                merged.put(key, overChart((Map<String, Object>) own.get(key), (Map<String, Object>) value));
            } else {
                merged.put(key, value);
            }
        });
        return merged;
    }
}
