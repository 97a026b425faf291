package io.slipway.release.values;

import io.slipway.initcontainer.settings.ListText;
import io.slipway.initcontainer.settings.Setting;
import io.slipway.nginx.proxy.BackEnd;
import io.slipway.nginx.routing.SpaApp;
import io.slipway.release.descriptor.App;
import io.slipway.release.descriptor.Descriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

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
        if (!app.tokens().style().equals(Setting.TOKEN_STYLE.defaultValue())) {
            settings.put(Setting.TOKEN_STYLE.env(), app.tokens().style());
        }
        list(
                Setting.TOKEN_TYPES,
                new TreeMap<>(app.tokens().types())
                        .entrySet().stream()
                                .map(type -> type.getKey() + "=" + type.getValue())
                                .toList(),
                settings);
        list(Setting.TOKEN_ALLOW, app.tokens().allow(), settings);
        list(Setting.OTHER_PATHS, otherPaths(descriptor), settings);
        if (!descriptor.nginx().compression().precompressed()) {
            settings.put(Setting.GZIP.env(), "false");
        }
        switch (app.tokens().hoisting()) {
            case NONE -> settings.put(Setting.HOIST.env(), "false");
            case FILE -> settings.put(Setting.VALUES.env(), "file");
            case INLINE -> {}
        }
        if (mode == App.Mode.BUILD) {
            settings.put(Setting.BUILD_COMMAND.env(), app.build().command());
            settings.put(Setting.BUILD_OUTPUT.env(), app.build().output());
            list(Setting.TOKEN_FILES, app.tokens().files(), settings);
        }
        return settings;
    }

    private static void list(Setting setting, List<String> items, SortedMap<String, String> settings) {
        if (!items.isEmpty()) {
            settings.put(setting.env(), ListText.of(items));
        }
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
