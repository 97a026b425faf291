package io.slipway.release.diff;

import io.slipway.release.manifests.Manifests;
import java.util.Map;
import java.util.TreeMap;

/** A Secret as text without its data: which keys it has, not what they hold. Not even a hash; what is short can be guessed. */
final class HiddenSecret {

    private static final String HIDDEN = "••••••";

    private HiddenSecret() {}

    static String of(Map<String, Object> secret) {
        Map<String, Object> shown = new TreeMap<>(secret);
        hide(shown, "data");
        hide(shown, "stringData");
        return Manifests.text(shown);
    }

    private static void hide(Map<String, Object> secret, String part) {
        if (secret.get(part) instanceof Map<?, ?> data) {
            Map<String, Object> hidden = new TreeMap<>();
            data.keySet().forEach(key -> hidden.put(String.valueOf(key), HIDDEN));
            secret.put(part, hidden);
        }
    }
}
