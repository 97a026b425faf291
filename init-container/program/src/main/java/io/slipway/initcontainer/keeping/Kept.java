package io.slipway.initcontainer.keeping;

import io.slipway.initcontainer.hashes.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The files with content names that a pod has: its release's own and those of earlier releases.
 *
 * @param note what people should know; empty where nobody was asked
 */
public record Kept(
        String release, String basePath, List<ContentFile> own, Collection<ContentFile> earlier, String note) {

    /** Nothing: neither kept nor handed on. */
    static Kept nothing() {
        return new Kept("", "/", List.of(), List.of(), "");
    }

    /** Whether other pods may ask for the files. */
    public boolean isShared() {
        return !release.isEmpty();
    }

    /** The paths of all, without their precompressed forms. */
    public List<String> paths() {
        List<String> paths = new ArrayList<>();
        add(own, paths);
        add(earlier, paths);
        return paths;
    }

    /** The paths of earlier releases' files that are the same in every environment, or that are not. */
    public List<String> earlier(boolean constant) {
        List<ContentFile> files = new ArrayList<>();
        for (ContentFile file : earlier) {
            if (file.constant() == constant) {
                files.add(file);
            }
        }
        List<String> paths = new ArrayList<>();
        add(files, paths);
        return paths;
    }

    private static void add(Collection<ContentFile> files, List<String> paths) {
        for (ContentFile file : files) {
            Optional<String> original = ContentFile.original(file.path());
            if (original.isEmpty()) {
                paths.add(file.path());
            }
        }
    }

    /** What tells the kept files from others. */
    public String digest() {
        Sha256 digest = new Sha256();
        for (ContentFile file : earlier) {
            digest.add(file.path()).part().add(file.sha256()).part();
        }
        return digest.hex();
    }

    /** Writes what other pods ask for. */
    public void write(Path site) throws IOException {
        List<ContentFile> files = new ArrayList<>(own);
        files.addAll(earlier);
        new ContentList(release, basePath, files).write(site);
    }

    /** The same without what earlier releases left. */
    public Kept withoutEarlier() {
        return new Kept(release, basePath, own, List.of(), note);
    }
}
