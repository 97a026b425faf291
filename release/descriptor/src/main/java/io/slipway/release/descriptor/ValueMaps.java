package io.slipway.release.descriptor;

import java.util.LinkedHashMap;
import java.util.Map;

/** Merges chart values as Helm does: maps key by key, everything else by replacing it. */
public final class ValueMaps {

    private ValueMaps() {}

    /** A new map with the upper values over the lower ones. */
    public static Map<String, Object> merge(Map<String, Object> lower, Map<String, Object> upper) {
        Map<String, Object> merged = new LinkedHashMap<>(lower);
        // Not Map.merge, which takes no null: null is how Helm is told to leave a key of the chart out.
        upper.forEach((key, value) -> merged.put(key, over(merged.get(key), value)));
        return merged;
    }

    @SuppressWarnings("unchecked")
    private static Object over(Object lower, Object upper) {
        return lower instanceof Map && upper instanceof Map
                ? merge((Map<String, Object>) lower, (Map<String, Object>) upper)
                : upper;
    }
}
