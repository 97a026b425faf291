package io.slipway.release.manifests;

import io.slipway.release.chartvalues.HelmYaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The objects that a chart renders to, in the order in which Helm writes them. A list of objects is the objects in it, as it
 * is to the cluster.
 */
public record Manifests(List<ManifestObject> objects) {

    /** Helm's own rule; what follows on the line belongs to the next document. */
    private static final Pattern SEPARATOR = Pattern.compile("(?:^|\\n)---\\s*");

    private static final Pattern SOURCE = Pattern.compile("^# Source: (.*?)\\s*(?:\\n|$)");

    public Manifests {
        objects = List.copyOf(objects);
    }

    /**
     * Reads them.
     *
     * @param yaml as Helm renders and stores it; a document that is no map is none of them
     */
    public static Manifests parse(String yaml) {
        List<ManifestObject> objects = new ArrayList<>();
        for (String document : SEPARATOR.split(yaml)) {
            Matcher source = SOURCE.matcher(document);
            boolean named = source.find();
            String text = (named ? document.substring(source.end()) : document).strip();
            content(text)
                    .map(content ->
                            new ManifestObject(named ? Optional.of(source.group(1)) : Optional.empty(), text, content))
                    .ifPresent(object -> flat(object).forEach(objects::add));
        }
        return new Manifests(objects);
    }

    private static Optional<Map<String, Object>> content(String text) {
        try {
            return HelmYaml.parse(text, "manifest").filter(map -> !map.isEmpty());
        } catch (YamlEngineException notYaml) {
            // Helm renders it, and refuses it itself before anything is sent.
            return Optional.empty();
        }
    }

    private static Stream<ManifestObject> flat(ManifestObject object) {
        if (!object.kind().endsWith("List") || !(object.content().get("items") instanceof List<?> items)) {
            return Stream.of(object);
        }
        return items.stream()
                .filter(Map.class::isInstance)
                .map(item -> item(object, (Map<?, ?>) item))
                .flatMap(Manifests::flat);
    }

    /** What an item of a {@code SecretList} is, it need not say itself. */
    private static ManifestObject item(ManifestObject list, Map<?, ?> item) {
        Map<String, Object> content = new LinkedHashMap<>();
        if (!list.kind().equals("List")) {
            content.put("apiVersion", list.apiVersion());
            content.put("kind", list.kind().substring(0, list.kind().length() - "List".length()));
        }
        item.forEach((key, value) -> content.put(String.valueOf(key), value));
        return new ManifestObject(list.source(), text(content), content);
    }

    /** The text of an object that is not as Helm wrote it. */
    public static String text(Map<String, Object> content) {
        DumpSettings settings =
                DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();
        return new Dump(settings).dumpToString(content).strip();
    }
}
