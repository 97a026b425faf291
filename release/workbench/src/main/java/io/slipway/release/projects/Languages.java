package io.slipway.release.projects;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** The languages that an Angular application is built in, by the directories that they are written to. */
final class Languages {

    private Languages() {}

    /** Empty where the build makes one application, in its own language or in another. */
    static List<String> of(JsonNode project, JsonNode localize) {
        List<String> wanted = StreamSupport.stream(localize.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        if (!localize.asBoolean(false) && wanted.isEmpty()) {
            return List.of();
        }
        JsonNode i18n = project.path("i18n");
        JsonNode source = i18n.path("sourceLocale");
        List<String> directories = new ArrayList<>();
        String own = source.isObject() ? source.path("code").asText("en-US") : source.asText("en-US");
        if (wanted.isEmpty() || wanted.contains(own)) {
            directories.add(directory(own, source));
        }
        i18n.path("locales").properties().forEach(locale -> {
            if (wanted.isEmpty() || wanted.contains(locale.getKey())) {
                directories.add(directory(locale.getKey(), locale.getValue()));
            }
        });
        return directories;
    }

    private static String directory(String locale, JsonNode settings) {
        String byDefault = settings.has("baseHref") && !settings.has("subPath")
                ? settings.path("baseHref").asText().replaceAll("^/+|/+$", "")
                : locale;
        return settings.path("subPath").asText(byDefault.isEmpty() ? locale : byDefault);
    }
}
