package io.slipway.release.manifests;

import java.util.Map;
import java.util.Optional;

/**
 * One object that a chart renders to.
 *
 * @param source the template that it comes from, as Helm names it: {@code shop/templates/deployment.yaml}
 * @param text as Helm wrote it, without the comment that names the source
 * @param content as the cluster reads it
 */
public record ManifestObject(Optional<String> source, String text, Map<String, Object> content) {

    private static final String SECRET = "Secret";

    /** Such as {@code Deployment}; blank where it has none. */
    public String kind() {
        return string(content, "kind");
    }

    /** Such as {@code apps/v1}; blank where it has none. */
    public String apiVersion() {
        return string(content, "apiVersion");
    }

    /** Its name; blank where it has none. */
    public String name() {
        return string(metadata(), "name");
    }

    /** The namespace that it names itself. */
    public Optional<String> namespace() {
        return Optional.of(string(metadata(), "namespace")).filter(namespace -> !namespace.isEmpty());
    }

    /** Kind and name, as people tell objects apart. */
    public String title() {
        return kind() + " " + (name().isEmpty() ? "without a name" : name());
    }

    /** What tells it from every other object. */
    public String fullTitle() {
        return title() + " (" + apiVersion()
                + namespace().map(name -> ", namespace " + name).orElse("") + ")";
    }

    /** Whether its data is not to be shown. */
    public boolean isSecret() {
        return kind().equals(SECRET);
    }

    /** A map in it; empty where there is none. */
    public Map<?, ?> map(String key) {
        return content.get(key) instanceof Map<?, ?> map ? map : Map.of();
    }

    private Map<?, ?> metadata() {
        return map("metadata");
    }

    private static String string(Map<?, ?> map, String key) {
        return map.get(key) == null ? "" : map.get(key).toString();
    }
}
