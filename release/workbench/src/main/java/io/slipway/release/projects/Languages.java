package io.slipway.release.projects;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * The languages that an Angular application is built in.
 *
 * @param directories that they are written to; an empty name is the root
 * @param notes what a person should know
 */
record Languages(List<String> directories, List<String> notes) {

    Languages {
        directories = List.copyOf(directories);
        notes = List.copyOf(notes);
    }

    /** Without directories where the build makes one application, in its own language or in another. */
    static Languages of(JsonNode project, JsonNode localize) {
        List<String> wanted = StreamSupport.stream(localize.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        if (!localize.asBoolean(false) && wanted.isEmpty()) {
            return new Languages(List.of(), List.of());
        }
        JsonNode i18n = project.path("i18n");
        JsonNode source = i18n.path("sourceLocale");
        Map<String, JsonNode> languages = new LinkedHashMap<>();
        languages.put(source.isObject() ? source.path("code").asText("en-US") : source.asText("en-US"), source);
        i18n.path("locales").properties().forEach(locale -> languages.put(locale.getKey(), locale.getValue()));
        if (!wanted.isEmpty()) {
            languages.keySet().retainAll(wanted);
        }
        List<String> directories = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        languages.forEach((language, settings) -> {
            String directory = settings.path("subPath").asText(language);
            directories.add(directory);
            String base = settings.path("baseHref").asText(directory);
            if (!("/" + base + "/").replaceAll("/+", "/").endsWith("/" + directory + "/")) {
                notes.add("the language " + language + " is built into " + directory + "/, but its baseHref is '" + base
                        + "', where its page looks for its scripts: give the language a subPath in place of baseHref"
                        + " (an empty one is the root)");
            }
        });
        return new Languages(directories, notes);
    }
}
