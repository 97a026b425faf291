package io.slipway.release.projects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.initcontainer.source.BuildCommand;

/** The options that a target is built with: its own, those of the configuration that is built, those of the command. */
final class BuildOptions {

    private BuildOptions() {}

    static ObjectNode of(JsonNode build, BuildCommand command) {
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        put(build.path("options"), options);
        command.configurations(build.path("defaultConfiguration").asText(""))
                .forEach(name -> put(build.path("configurations").path(name), options));
        given(command, options, "outputPath", "--output-path", "--outputPath");
        given(command, options, "baseHref", "--base-href", "--baseHref");
        if (command.text().matches(".*\\s--localize(=true)?(\\s.*|$)")) {
            options.put("localize", true);
        }
        return options;
    }

    private static void put(JsonNode from, ObjectNode options) {
        from.properties().forEach(option -> options.set(option.getKey(), option.getValue()));
    }

    private static void given(BuildCommand command, ObjectNode options, String name, String... spellings) {
        String value = command.option(spellings);
        if (!value.isEmpty()) {
            options.put(name, value);
        }
    }
}
