package io.slipway.release.records;

import java.util.Map;
import java.util.Optional;

/** The image that fills the site, as the values of a release name it. */
public final class ReleasedImage {

    private ReleasedImage() {}

    /**
     * {@code repository:tag} or {@code repository@digest}; blank when the values name none.
     *
     * @param appVersion of the chart, which is the tag when the values have none
     */
    public static String in(Map<String, Object> values, String appVersion) {
        Map<?, ?> image = map(map(values.get("initContainer")).get("image"));
        String repository = text(image, "repository").orElse("");
        if (repository.isBlank()) {
            return "";
        }
        return text(image, "digest")
                .map(digest -> repository + "@" + digest)
                .orElseGet(() -> repository + ":" + text(image, "tag").orElse(appVersion));
    }

    private static Optional<String> text(Map<?, ?> map, String key) {
        return Optional.ofNullable(map.get(key)).map(String::valueOf).filter(text -> !text.isBlank());
    }

    private static Map<?, ?> map(Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
