package io.slipway.release.values;

import io.slipway.nginx.routing.SpaApp;
import io.slipway.release.descriptor.App;
import io.slipway.release.descriptor.BackEnd;
import io.slipway.release.descriptor.Descriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the init container is told beside its mode, base path, environment and variables: its {@code SLIPWAY_*} settings. */
public final class InitContainerSettings {

    private InitContainerSettings() {}

    /**
     * The settings that differ from the init container's defaults, sorted by name.
     *
     * @param mode that the site is filled in, which may be another than the app's own
     */
    public static SortedMap<String, String> of(Descriptor descriptor, App.Mode mode) {
        App app = descriptor.app();
        SortedMap<String, String> settings = new TreeMap<>();
        if (!app.tokens().style().equals("#{ }#")) {
            settings.put("SLIPWAY_TOKEN_STYLE", app.tokens().style());
        }
        if (!app.tokens().types().isEmpty()) {
            settings.put(
                    "SLIPWAY_TOKEN_TYPES",
                    new TreeMap<>(app.tokens().types())
                            .entrySet().stream()
                                    .map(type -> type.getKey() + "=" + type.getValue())
                                    .collect(Collectors.joining(",")));
        }
        if (!app.tokens().allow().isEmpty()) {
            settings.put("SLIPWAY_TOKEN_ALLOW", String.join("\n", app.tokens().allow()));
        }
        List<String> otherPaths = otherPaths(descriptor);
        if (!otherPaths.isEmpty()) {
            settings.put("SLIPWAY_OTHER_PATHS", String.join(",", otherPaths));
        }
        if (!descriptor.nginx().compression().gzipTwins()) {
            settings.put("SLIPWAY_GZIP", "false");
        }
        if (mode == App.Mode.BUILD) {
            settings.put("SLIPWAY_BUILD_COMMAND", app.build().command());
            settings.put("SLIPWAY_BUILD_OUTPUT", app.build().output());
            settings.put("SLIPWAY_TOKEN_FILES", String.join("\n", app.tokens().files()));
        }
        return settings;
    }

    /** What nginx answers without a file of the bundle; the page may load it all the same. */
    private static List<String> otherPaths(Descriptor descriptor) {
        List<String> paths = new ArrayList<>(
                descriptor.backEnds().stream().map(BackEnd::path).toList());
        if (descriptor.nginx().servesHistory()) {
            SpaApp app = SpaApp.at(descriptor.app().basePath());
            paths.add(app.historyCache());
            paths.add(app.historyRestore());
        }
        return paths;
    }
}
