package io.slipway.initcontainer.publishing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;

/**
 * Tells nginx which files browsers may keep for ever: those whose name follows from their content, and whose content is the
 * same in every environment. A file with another name, or with a value in it, is asked for again.
 */
final class ImmutableMap {
    private ImmutableMap() {}

    static void write(Path site, SiteMap map, Collection<String> named, Collection<String> changed) throws IOException {
        for (String path : named) {
            if (!changed.contains(path)) {
                map.add(path, "1");
            }
        }
        map.write(site, "immutable.map");
    }
}
