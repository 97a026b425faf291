package io.slipway.initcontainer.publishing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;

/**
 * Tells nginx which files hold values of this environment: they kept the name that the build gave them, so browsers must
 * ask whether they changed. Giving them new names would mean to rename every file that names them, which in a bundle of
 * 405 files are 402.
 */
final class RevalidateMap {
    private RevalidateMap() {}

    static void write(Path site, SiteMap map, Collection<String> changed) throws IOException {
        map.mark(changed).write(site, "revalidate.map");
    }
}
