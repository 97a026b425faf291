package io.slipway.initcontainer.bundle;

import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.problems.Problem;
import io.slipway.initcontainer.texts.NativeEncoding;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lists the files of a bundle: paths below its root with "/" between names, sorted. */
public final class BundleFiles {
    /** Our own directory in a bundle and in a site. */
    public static final String OWN = ".slipway";

    private static final int MOST_LINKED_TWICE = 1000;

    private final File root;
    private final String realRoot;
    private final NativeEncoding encoding = NativeEncoding.ofProcess();
    private final List<String> paths = new ArrayList<>();
    private int linkedTwice;

    private BundleFiles(Path root) throws IOException {
        this.root = root.toFile();
        this.realRoot = root.toRealPath().toString();
    }

    public static List<String> list(Path root) {
        try {
            BundleFiles files = new BundleFiles(root);
            files.walk(files.root, "", 0, false);
            return files.paths;
        } catch (IOException e) {
            throw InitException.failed(unreadable(root, e), e);
        }
    }

    public static Problem unreadable(Path path, IOException cause) {
        return Problem.of("cannot read " + path + ": " + reason(cause))
                .fix("check that the image holds it and that the container's user may read it");
    }

    /** Why, without the path, which the message names already. */
    public static String reason(IOException cause) {
        String text = String.valueOf(cause.getMessage());
        if (cause instanceof NoSuchFileException || text.endsWith("(No such file or directory)")) {
            return "the file does not exist";
        }
        if (cause instanceof AccessDeniedException || text.endsWith("(Permission denied)")) {
            return "permission denied";
        }
        if (cause instanceof FileSystemException e && e.getReason() != null) {
            return e.getReason();
        }
        boolean named = cause instanceof FileNotFoundException && text.endsWith(")");
        return named ? text.substring(text.lastIndexOf('(') + 1, text.length() - 1) : text;
    }

    /** @param linked whether a link led there, so that the files have other paths too */
    private void walk(File directory, String prefix, int depth, boolean linked) throws IOException {
        File[] entries = directory.listFiles();
        if (entries == null) {
            throw new IOException("the directory " + directory + " cannot be listed");
        }
        if (depth > 100) {
            throw new IOException("directories are nested deeper than 100 at " + directory);
        }
        Arrays.sort(entries);
        for (File entry : entries) {
            String path = prefix + entry.getName();
            encoding.refuseUnreadable("the name of the file " + path, path);
            if (path.equals(OWN)) {
                continue;
            }
            if (entry.isDirectory()) {
                boolean link = checkLink(entry, path);
                if (linked && link) {
                    countLinked(path);
                }
                walk(entry, path + "/", depth + 1, linked || link);
            } else {
                checkLink(entry, path);
                refuseSpecial(entry, path);
                paths.add(path);
            }
        }
    }

    /** Links to directories that hold links to directories multiply: thirty of them are a billion files. */
    private void countLinked(String path) {
        linkedTwice++;
        if (linkedTwice > MOST_LINKED_TWICE) {
            throw InitException.failed(Problem.of("symbolic links of the bundle lead to more links, more than "
                            + MOST_LINKED_TWICE + " times")
                    .at(path)
                    .fix("put the files themselves into the bundle"));
        }
    }

    /** Whoever opens a pipe waits for ever. */
    private void refuseSpecial(File entry, String path) {
        if (!entry.exists()) {
            encoding.refuseDestroyed(path);
        }
        if (!entry.isFile() && entry.exists()) {
            throw InitException.failed(
                    Problem.of("the bundle holds " + path + ", which is neither a file nor a directory")
                            .at(entry.toString())
                            .fix("remove the pipe, socket or device from the bundle"));
        }
    }

    /** A link may point to somewhere else in the bundle; whatever lies outside is not for browsers. */
    private boolean checkLink(File entry, String path) throws IOException {
        if (!Files.isSymbolicLink(entry.toPath())) {
            return false;
        }
        String target;
        try {
            target = entry.toPath().toRealPath().toString();
        } catch (IOException e) {
            throw InitException.failed(
                    Problem.of("the symbolic link " + path + " points to nothing")
                            .fix("remove it from the bundle"),
                    e);
        }
        if (!target.startsWith(realRoot + File.separator)) {
            throw InitException.failed(Problem.of("the symbolic link " + path + " leaves the bundle")
                    .at(entry + " -> " + target)
                    .fix("put the file itself into the bundle"));
        }
        String parent = entry.getParentFile().getCanonicalPath();
        if ((parent + File.separator).startsWith(target + File.separator)) {
            throw InitException.failed(Problem.of("the symbolic link " + path + " leads back to the directory it is in")
                    .at(entry + " -> " + target)
                    .fix("remove it from the bundle"));
        }
        return true;
    }
}
