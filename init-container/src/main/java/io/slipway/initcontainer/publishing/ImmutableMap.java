package io.slipway.initcontainer.publishing;

import io.slipway.initcontainer.bundle.BundleFiles;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;

/**
 * Tells nginx which files browsers may keep for ever: those whose name follows from their content, and whose content is the
 * same in every environment. A file with another name, or with a value in it, is asked for again.
 */
final class ImmutableMap {
    private ImmutableMap() {}

    /** Behind {@link RevalidateMap}, which makes the directory. */
    static void write(Path site, String basePath, Collection<String> named, Collection<String> changed)
            throws IOException {
        StringBuilder map = new StringBuilder();
        for (String path : named) {
            if (!changed.contains(path)) {
                map.append('"')
                        .append((basePath + path).replace("\\", "\\\\").replace("\"", "\\\""))
                        .append("\" 1;\n");
            }
        }
        CopyFile.write(
                map.toString().getBytes(StandardCharsets.UTF_8),
                new File(site.resolve(BundleFiles.OWN).toFile(), "immutable.map"));
    }
}
