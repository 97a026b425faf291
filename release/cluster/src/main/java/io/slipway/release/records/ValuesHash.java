package io.slipway.release.records;

import io.slipway.initcontainer.hashes.Sha256;
import io.slipway.release.helm.ValuesText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells whether two releases were given the same values, without telling the values. */
public final class ValuesHash {

    private ValuesHash() {}

    /** {@code sha256:…} of all values but the record, whatever the order of their keys. */
    public static String of(Map<String, Object> values) {
        Map<String, Object> counted = sorted(values);
        counted.remove(ReleaseRecord.VALUE);
        return "sha256:" + Sha256.of(ValuesText.of(counted));
    }

    private static Map<String, Object> sorted(Map<?, ?> map) {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put(String.valueOf(key), sorted(value)));
        return sorted;
    }

    private static Object sorted(Object value) {
        if (value instanceof Map<?, ?> map) {
            return sorted(map);
        }
        return value instanceof List<?> list
                ? list.stream().map(ValuesHash::sorted).toList()
                : value;
    }
}
