package io.slipway.release.descriptor;

import java.util.List;

/**
 * Presets of the chart as the descriptor names them.
 *
 * @param names in order
 * @param key that they stand under: that of an environment, of one that it extends, or {@code defaults.presets}
 */
public record NamedPresets(List<String> names, String key) {

    private static final String OF_DEFAULTS = "defaults.";

    public NamedPresets {
        names = List.copyOf(names);
    }

    /** Whether every environment has them that names none itself. */
    public boolean areDefaults() {
        return key.startsWith(OF_DEFAULTS);
    }
}
