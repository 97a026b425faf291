package io.slipway.release.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValuesHashTest {

    @Test
    void orderOfKeysDoesNotCount() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("a", Map.of("x", 1, "y", 2, "z", 3));
        one.put("b", List.of(Map.of("p", 1, "q", 2)));
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("b", List.of(new LinkedHashMap<>(Map.of("q", 2, "p", 1))));
        other.put("a", new LinkedHashMap<>(Map.of("z", 3, "y", 2, "x", 1)));

        assertThat(ValuesHash.of(one)).isEqualTo(ValuesHash.of(other)).matches("sha256:[0-9a-f]{64}");
    }

    @Test
    void recordDoesNotCount() {
        assertThat(ValuesHash.of(Map.of("a", 1, "record", Map.of("released-at", "now"))))
                .isEqualTo(ValuesHash.of(Map.of("a", 1)));
    }

    @Test
    void everyValueCounts() {
        assertThat(ValuesHash.of(Map.of("a", "1"))).isNotEqualTo(ValuesHash.of(Map.of("a", 1)));
        assertThat(ValuesHash.of(Map.of("a", List.of(1, 2)))).isNotEqualTo(ValuesHash.of(Map.of("a", List.of(2, 1))));
    }
}
