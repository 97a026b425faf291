package io.slipway.initcontainer.publishing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;

/** Tells nginx which files other pods may ask for. */
final class ContentMap {
    private ContentMap() {}

    static void write(Path site, SiteMap map, Collection<String> paths) throws IOException {
        map.mark(paths).write(site, "content.map");
    }
}
