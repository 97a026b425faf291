package io.slipway.initcontainer.keeping;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.settings.Setting;
import io.slipway.initcontainer.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps files of earlier releases, where the settings name a Service to ask for them. */
public final class Keep {
    private final String peers;
    private final String release;
    private final String basePath;
    private final KeepLimits limits;
    private final ContentHashes hashes;
    private final OldSite before;

    public Keep(Settings settings, Path bundle) {
        this.peers = settings.get(Setting.PEERS);
        this.release = settings.get(Setting.RELEASE);
        this.basePath = settings.basePath().path();
        this.limits = new KeepLimits(
                settings.number(Setting.KEEP_RELEASES),
                settings.seconds(Setting.KEEP_FOR),
                settings.bytes(Setting.KEEP_SIZE));
        this.hashes = new ContentHashes(bundle);
        this.before = new OldSite(settings.path(Setting.SITE), settings.basePath());
    }

    /**
     * Takes over what the site before and running pods have, and this site lacks.
     *
     * @param site its directory
     * @param root the directory of its files
     * @param named paths of its files with content names
     * @param all paths of its files
     * @param changed paths of its files that hold values of this environment
     */
    public Kept takeOver(Path site, Path root, Collection<String> named, Set<String> all, Collection<String> changed)
            throws IOException {
        if (peers.isEmpty()) {
            return Kept.nothing();
        }
        List<ContentFile> own = own(root, named, all, changed);
        Path notes = site.resolve(BundleFiles.OWN);
        if (!notes.toFile().isDirectory() && !notes.toFile().mkdir()) {
            throw new IOException("cannot create the directory " + notes);
        }
        KeptFiles files = new KeptFiles(root, notes.resolve("arriving"), limits.bytes());
        before.take(files, limits, release(), basePath, all);
        TakeOver takeOver = new TakeOver(peers, release(), basePath, limits, files, all);
        Collection<ContentFile> earlier = takeOver.run();
        return new Kept(release(), basePath, own, earlier, note(takeOver, earlier));
    }

    /** Gives back the space of what was taken over. */
    public static void drop(Path root, Kept kept) {
        for (ContentFile file : kept.earlier()) {
            root.resolve(file.path()).toFile().delete();
        }
    }

    private String release() {
        return release.isEmpty() ? "unnamed" : release;
    }

    private String note(TakeOver takeOver, Collection<ContentFile> earlier) {
        String nobody = "no running pod answers at " + peers + " (" + takeOver.reason() + ")";
        if (!takeOver.isAnswered() && earlier.isEmpty()) {
            return nobody + ": nothing to take over from earlier releases";
        }
        long bytes = 0;
        for (ContentFile file : earlier) {
            bytes += file.size();
        }
        return "kept " + earlier.size() + " files of earlier releases for pages that are open, " + bytes + " bytes"
                + (takeOver.isAnswered() ? "" : "; " + nobody);
    }

    private List<ContentFile> own(Path root, Collection<String> named, Set<String> all, Collection<String> changed)
            throws IOException {
        Map<String, FileHash> known = hashes.read();
        Set<String> patched = new HashSet<>(changed);
        List<ContentFile> own = new ArrayList<>();
        for (String path : ContentHashes.withPrecompressed(named, all)) {
            boolean constant = !patched.contains(path);
            FileHash hash = known.get(path);
            if (hash == null || !constant) {
                hash = FileHash.of(root.resolve(path).toFile());
            }
            own.add(ContentFile.own(path, hash, constant));
        }
        return own;
    }
}
