package io.slipway.initcontainer.publishing;

import io.slipway.initcontainer.bundle.BundleFiles;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/**
 * Tells nginx which files hold values of this environment: they kept the name that the build gave them, so browsers must
 * ask whether they changed. Giving them new names would mean to rename every file that names them, which in a bundle of
 * 405 files are 402.
 */
final class RevalidateMap {
    private RevalidateMap() {}

    static void write(Path site, String basePath, Collection<String> changed) throws IOException {
        StringBuilder map = new StringBuilder();
        for (String path : changed) {
            String uri = basePath + path;
            map.append('"')
                    .append(uri.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append("\" 1;\n");
        }
        File directory = Files.createDirectory(site.resolve(BundleFiles.OWN)).toFile();
        CopyFile.write(map.toString().getBytes(StandardCharsets.UTF_8), new File(directory, "revalidate.map"));
    }
}
