package io.slipway.initcontainer.publishing;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.problems.Problem;
import io.slipway.initcontainer.settings.Setting;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The published site: a symbolic link to a directory beside it. A new site is staged in a directory of its own and the
 * link is renamed over the old one, so at any moment there is the old site, the new one, or none.
 *
 * <p>nginx follows the link when it starts, with {@code .slipway/directory.map}, and serves that directory until it is reloaded:
 * pages, scripts and the lists of {@code .slipway} of one site, never of two. So the site before the published one stays
 * until the next is staged. A directory is named by what is in it: replicas agree, and publishing the same again changes nothing.
 */
final class Site {
    private static final String PREFIX = ".slipway-";
    private static final String LINK = "-link";

    private final Path link;
    private Path staging;

    private Site(Path link, Path staging) {
        this.link = link;
        this.staging = staging;
    }

    static Site stage(Path link) {
        if (link.getParent() == null) {
            throw InitException.wrongInput(
                    Problem.of("the site " + link + " cannot be a link: it has no directory above it")
                            .fix("set " + Setting.SITE.env() + " to a path on the volume, such as /site/html"));
        }
        String id = Long.toString(System.currentTimeMillis(), 36) + "-" + Long.toString(System.nanoTime(), 36);
        Site site = new Site(link, link.resolveSibling(PREFIX + id));
        try {
            Files.createDirectories(link.getParent());
            site.refuseForeign();
            site.removeOthers();
            Files.createDirectory(site.staging);
        } catch (IOException e) {
            throw site.unwritable(e);
        }
        return site;
    }

    Path staging() {
        return staging;
    }

    /** What already stands there must be ours to replace. */
    private void refuseForeign() {
        if (Files.isSymbolicLink(link) || !Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        String[] entries = link.toFile().list();
        if (entries == null || entries.length > 0) {
            throw InitException.failed(
                    Problem.of("the site " + link + " was not published by slipway-init: it is not a symbolic link")
                            .fix("mount the volume at " + link.getParent() + ", or empty " + link));
        }
    }

    /**
     * Makes the staged site the published one, in one step.
     *
     * @param digest of the site's files
     */
    void publish(String digest) {
        Path directory = link.resolveSibling(PREFIX + digest);
        if (Files.exists(directory)) {
            discard(); // only the served one is left, see removeOthers
            return;
        }
        Path fresh = link.resolveSibling(directory.getFileName() + LINK);
        try {
            noteName(directory.getFileName());
            staging = Files.move(staging, directory, StandardCopyOption.ATOMIC_MOVE);
            Files.createSymbolicLink(fresh, directory.getFileName());
            if (Files.isDirectory(link, LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(link); // an empty directory, see refuseForeign
            }
            Files.move(fresh, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void noteName(Path name) throws IOException {
        byte[] map = ("\"site\" \"" + name + "\";\n").getBytes(StandardCharsets.UTF_8);
        CopyFile.write(
                map, staging.resolve(BundleFiles.OWN).resolve("directory.map").toFile());
    }

    void discard() {
        try {
            delete(link.resolveSibling(staging.getFileName() + LINK).toFile());
            delete(staging.toFile());
        } catch (IOException e) {
            // The next run removes it; what failed before this is what people have to know.
        }
    }

    /** Removes what earlier runs left, save the site that is being served. */
    private void removeOthers() throws IOException {
        String served = Files.isSymbolicLink(link)
                ? Files.readSymbolicLink(link).getFileName().toString()
                : "";
        String[] names = link.getParent().toFile().list();
        for (String name : names == null ? new String[0] : names) {
            if (name.startsWith(PREFIX)
                    && !name.equals(served)
                    && !name.equals(staging.getFileName().toString())) {
                delete(link.resolveSibling(name).toFile());
            }
        }
    }

    private static void delete(File file) throws IOException {
        if (!Files.isSymbolicLink(file.toPath())) {
            File[] children = file.listFiles();
            for (File child : children == null ? new File[0] : children) {
                delete(child);
            }
        }
        Files.deleteIfExists(file.toPath());
    }

    InitException unwritable(IOException cause) {
        String reason = BundleFiles.reason(cause);
        Problem problem = Problem.of("cannot write the site " + link + ": " + reason);
        String text = String.valueOf(cause.getMessage());
        if (text.contains("No space left") || text.contains("quota exceeded")) {
            problem = Problem.of("the volume of the site " + link + " is full")
                    .fix("raise site.sizeLimit, or make the bundle smaller; the previous site is untouched");
        } else {
            problem = problem.fix("mount a writable volume at " + link.getParent());
        }
        return InitException.failed(problem.at(text), cause);
    }
}
