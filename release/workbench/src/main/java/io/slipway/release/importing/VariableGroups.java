package io.slipway.release.importing;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what {@code az pipelines variable-group list} prints: the values that a pipeline only names the groups of. */
final class VariableGroups {

    private VariableGroups() {}

    static void read(Path file, AzurePipeline pipeline) {
        Yaml root = Yaml.read(file);
        List<Yaml> groups = root.items().isEmpty() ? List.of(root) : root.items();
        for (Yaml group : groups) {
            String name = group.at("name").text().orElse("");
            group.at("id").text().ifPresent(id -> pipeline.set("group " + id, name));
            Map<String, AzureVariable> variables = new LinkedHashMap<>();
            group.at("variables").entries().forEach((key, value) -> variables.put(key, variable(key, value)));
            pipeline.groups().put(name, variables);
        }
    }

    /** A variable as exports have it: {@code {"value": "x", "isSecret": true}}. */
    static AzureVariable variable(String name, Yaml entry) {
        boolean secret = "true".equals(entry.at("isSecret").text().orElse(""));
        String value = entry.at("value").text().or(entry::text).orElse("");
        return new AzureVariable(name, secret ? "" : value, secret, entry.place());
    }
}
