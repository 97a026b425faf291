package io.slipway.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Map;

/** Compares what a reader found with a harmless value and with the value: nothing but the value itself may differ. */
final class Difference {
    private Difference() {}

    /** Empty if there is none. */
    static String of(JsonNode harmless, JsonNode found, String value) {
        if (isComment(harmless) && isComment(found)) {
            String expected = comment(harmless.get(1).asText().replace(Pair.HARMLESS, value));
            String actual = comment(found.get(1).asText());
            return expected.equals(actual) ? "" : "expected comment " + expected + " but was " + actual;
        }
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

    private static boolean isComment(JsonNode node) {
        return node.isArray()
                && node.size() == 2
                && node.get(0).asText().equals("comment")
                && node.get(1).isTextual();
    }

    /** As people read it: what could end it stands there as a reference, what has no shape as a blank, nothing as one. */
    private static String comment(String text) {
        return text.replace("&#45;", "-")
                .replace("&gt;", ">")
                .replaceAll("[\\x00-\\x1f\\ufffe\\uffff]", " ")
                .replace(" ", "");
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
