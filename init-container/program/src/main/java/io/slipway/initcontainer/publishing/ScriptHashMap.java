package io.slipway.initcontainer.publishing;

import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.problems.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Tells nginx which inline scripts each page has, so that the content security policy lets these run and no others. Taken
 * of the pages as they are published, the environment's values in them.
 */
final class ScriptHashMap {
    /** Longest value that nginx accepts, in bytes. */
    private static final int LONGEST = 3900;

    private ScriptHashMap() {}

    /**
     * Writes a line for each page that has inline scripts; no file where no page has any.
     *
     * @param pages the hashes, by the page's path below the base path
     */
    static void write(Path site, SiteMap map, Map<String, List<String>> pages) throws IOException {
        for (Map.Entry<String, List<String>> page : pages.entrySet()) {
            map.add(page.getKey(), '"' + value(page.getKey(), page.getValue()) + '"');
        }
        if (!map.isEmpty()) {
            map.write(site, "script-hashes.map");
        }
    }

    private static String value(String path, List<String> hashes) {
        String value = " " + String.join(" ", hashes);
        if (value.length() > LONGEST) {
            throw InitException.failed(Problem.of(path + " has " + hashes.size()
                            + " inline scripts, more than a content security policy can list")
                    .fix("move them into files, or into one script"));
        }
        return value;
    }
}
