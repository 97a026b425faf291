package io.slipway.initcontainer.keeping;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.settings.BasePath;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * What the volume holds of the site before. A container that starts again in its pod, as behind a node that was restarted, finds
 * there what it kept, even if it is the only pod and nobody else has it.
 */
final class OldSite {
    private final Path site;
    private final Path root;

    /** @param site the link that nginx serves; it may lead nowhere yet */
    OldSite(Path site, BasePath basePath) {
        this.site = site;
        this.root = site.resolve(basePath.directory());
    }

    /** Copies what is chosen and still has its bytes; whatever goes wrong, the pod starts without it. */
    void take(KeptFiles kept, KeepLimits limits, String release, String basePath, Set<String> own) {
        File noted = site.resolve(BundleFiles.OWN).resolve(ContentList.NAME).toFile();
        if (!noted.isFile()) {
            return;
        }
        try {
            ContentList list = ContentList.parse(Files.readString(noted.toPath()));
            if (list.basePath().equals(basePath)) {
                long now = System.currentTimeMillis() / 1000;
                boolean sameRelease = list.release().equals(release);
                for (ContentFile file : kept.missing(limits.choose(list, sameRelease, own, now))) {
                    take(kept, file);
                }
            }
        } catch (KeptFiles.VolumeException e) {
            kept.drop();
        } catch (IOException e) {
            System.out.println("slipway: cannot take over files of the site before: " + BundleFiles.reason(e));
        }
    }

    private void take(KeptFiles kept, ContentFile file) throws IOException {
        File before = root.resolve(file.path()).toFile();
        if (before.isFile() && before.length() == file.size()) {
            try (InputStream in = new FileInputStream(before)) {
                kept.take(file, in);
            }
        }
    }
}
