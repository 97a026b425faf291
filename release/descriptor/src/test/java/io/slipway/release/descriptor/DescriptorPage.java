package io.slipway.release.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The keys of a descriptor as tables of Markdown, out of its JSON Schema. */
final class DescriptorPage {

    private final JsonNode schema;
    private final StringBuilder text = new StringBuilder();

    private DescriptorPage(JsonNode schema) {
        this.schema = schema;
    }

    static String of(JsonNode schema) {
        DescriptorPage page = new DescriptorPage(schema);
        page.table("slipway.yaml", schema);
        page.below("", schema);
        page.table("environments.NAME, and defaults", schema.at("/$defs/environment"));
        page.table("image, and nginx.image", schema.at("/$defs/image"));
        return page.text.toString();
    }

    private void below(String path, JsonNode map) {
        for (Map.Entry<String, JsonNode> property : map.path("properties").properties()) {
            boolean elsewhere = List.of("image", "defaults").contains(property.getKey());
            JsonNode type = meant(property.getValue());
            JsonNode node = type.has("items") ? type.path("items") : type;
            if (node.has("properties") && !elsewhere) {
                String name = path + property.getKey();
                table(type.has("items") ? name + "[]" : name, node);
                below(name + ".", node);
            }
        }
    }

    /** What a reference leads to. */
    private JsonNode meant(JsonNode node) {
        return node.has("$ref") ? schema.at(node.path("$ref").asText().substring(1)) : node;
    }

    private void table(String title, JsonNode map) {
        text.append("\n### ").append(title).append("\n| key | what | value |\n| --- | --- | --- |\n");
        List<String> required = new ArrayList<>();
        map.path("required").forEach(key -> required.add(key.asText()));
        for (Map.Entry<String, JsonNode> property : map.path("properties").properties()) {
            text.append("| `")
                    .append(property.getKey())
                    .append("` | ")
                    .append(property.getValue()
                            .path("description")
                            .asText(meant(property.getValue())
                                    .path("description")
                                    .asText("")))
                    .append(" | ")
                    .append(value(property.getValue(), required.contains(property.getKey())))
                    .append(" |\n");
        }
    }

    private String value(JsonNode node, boolean required) {
        List<String> parts = new ArrayList<>();
        if (required) {
            parts.add("**required**");
        }
        JsonNode type = meant(node);
        if (type.has("enum")) {
            parts.add("`" + String.join("`, `", texts(type.path("enum"))) + "`");
        } else if (type.has("anyOf")) {
            parts.add("string or list of strings");
        } else if (type.path("type").isArray()) {
            parts.add(String.join(" or ", texts(type.path("type"))));
        } else if (type.equals(schema.at("/$defs/duration"))) {
            parts.add("a duration such as `30s`, `5m`, `12h` or `7d`");
        } else if (type.path("type").asText().equals("boolean")) {
            parts.add("`true` or `false`");
        } else if (type.has("maximum")) {
            parts.add(type.path("minimum").asText() + " to "
                    + type.path("maximum").asText());
        } else if (type.path("type").asText().equals("array")) {
            parts.add("list");
        } else if (type.path("type").asText().equals("object")) {
            parts.add("object");
        }
        if (node.has("default")) {
            parts.add("default `" + node.path("default").asText() + "`");
        }
        return String.join("; ", parts);
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
