package io.slipway.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Map;

/** Compares what a reader found with a harmless value and with the value: nothing but the value itself may differ. */
final class Difference {
    private Difference() {}

    /** Empty if there is none. */
    static String of(JsonNode harmless, JsonNode found, String value) {
        if (harmless.isTextual() && found.isTextual()) {
            String expected = harmless.asText().replace(Pair.HARMLESS, value);
            return expected.equals(found.asText()) ? "" : "expected " + expected + " but was " + found.asText();
        }
        if (harmless.isArray() && found.isArray() && value.isEmpty() && harmless.size() == found.size() + 1) {
            ArrayNode texts = harmless.deepCopy(); // no text is written for an empty value
            for (int i = texts.size() - 1; i >= 0 && texts.size() > found.size(); i--) {
                if (texts.get(i).asText().equals(Pair.HARMLESS)) {
                    texts.remove(i);
                }
            }
            return texts.size() == found.size() ? of(texts, found, value) : "another structure: " + found;
        }
        if (harmless.getNodeType() != found.getNodeType() || harmless.size() != found.size()) {
            return "another structure: " + found + " instead of " + harmless;
        }
        if (harmless.isArray()) {
            for (int i = 0; i < harmless.size(); i++) {
                String difference = of(harmless.get(i), found.get(i), value);
                if (!difference.isEmpty()) {
                    return difference;
                }
            }
            return "";
        }
        return harmless.isObject()
                ? ofObjects(harmless, found, value)
                : harmless.equals(found) ? "" : found + " instead of " + harmless;
    }

    private static String ofObjects(JsonNode harmless, JsonNode found, String value) {
        for (Map.Entry<String, JsonNode> field : harmless.properties()) {
            String name = field.getKey().replace(Pair.HARMLESS, value);
            if (!found.has(name)) {
                return "no member " + name + " in " + found;
            }
            String difference = of(field.getValue(), found.get(name), value);
            if (!difference.isEmpty()) {
                return difference;
            }
        }
        return "";
    }
}
