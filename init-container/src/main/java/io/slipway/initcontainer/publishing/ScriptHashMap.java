package io.slipway.initcontainer.publishing;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.index.BundleIndex;
import io.slipway.initcontainer.index.IndexedFile;
import io.slipway.initcontainer.problems.InitFailure;
import io.slipway.initcontainer.problems.Problem;
import io.slipway.initcontainer.settings.BasePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Tells nginx which inline scripts each page has, so that the content security policy lets these run and no others. Taken
 * of the pages as they are published, the environment's values in them.
 */
final class ScriptHashMap {
    /** nginx reads no longer value than this. */
    private static final int LONGEST = 3900;

    private ScriptHashMap() {}

    /** Writes a line for each page that has inline scripts; no file where no page has any. */
    static void write(Path site, BasePath basePath, BundleIndex index) throws IOException {
        StringBuilder map = new StringBuilder();
        for (IndexedFile file : index.files()) {
            if (file.path().endsWith(".html")) {
                Path page = site.resolve(basePath.directory()).resolve(file.path());
                if (Files.exists(page)) {
                    add(
                            map,
                            basePath.path() + file.path(),
                            new String(Files.readAllBytes(page), StandardCharsets.UTF_8));
                }
            }
        }
        if (map.length() > 0) {
            Path own = Files.createDirectories(site.resolve(BundleFiles.OWN));
            Files.writeString(own.resolve("script-hashes.map"), map);
        }
    }

    private static void add(StringBuilder map, String uri, String html) {
        List<String> hashes = ScriptHashes.of(html);
        String value = " " + String.join(" ", hashes);
        if (value.length() > LONGEST) {
            throw InitFailure.failed(Problem.of(uri + " has " + hashes.size()
                            + " inline scripts, more than a content security policy can list")
                    .fix("move them into files, or into one script"));
        }
        if (!hashes.isEmpty()) {
            map.append('"')
                    .append(uri.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append("\" \"")
                    .append(value)
                    .append("\";\n");
        }
    }
}
