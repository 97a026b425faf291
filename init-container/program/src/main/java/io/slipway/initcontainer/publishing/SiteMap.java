package io.slipway.initcontainer.publishing;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.problems.Problem;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What nginx reads about paths of the site when it starts: lines of a {@code map} from a URL's path to a value.
 *
 * <p>nginx takes two texts that differ only in case for one, and none that is longer than its table's buckets; it does not
 * start with either. Such paths are written as regular expressions, which know case and have no bucket.
 */
final class SiteMap {
    /** Bytes; the bucket of 1,024 holds the path, a pointer and what aligns them. */
    private static final int LONGEST_TEXT = 900;

    /** Bytes; nginx reads a line's words into 4,096. */
    private static final int LONGEST_WORD = 4000;

    private final String basePath;
    private final Set<String> doubled;
    private final StringBuilder lines = new StringBuilder();

    /** @param paths of all files of the site, as it matters which of them differ only in case */
    static SiteMap of(String basePath, Collection<String> paths) {
        return new SiteMap(basePath, doubled(paths));
    }

    private SiteMap(String basePath, Set<String> doubled) {
        this.basePath = basePath;
        this.doubled = doubled;
    }

    /** Another map of the same site, without lines. */
    SiteMap another() {
        return new SiteMap(basePath, doubled);
    }

    /** Paths that differ from another one in case alone. */
    private static Set<String> doubled(Collection<String> paths) {
        Map<String, String> seen = new HashMap<>(paths.size() * 2);
        Set<String> doubled = new HashSet<>();
        for (String path : paths) {
            String other = seen.put(folded(path), path);
            if (other != null && !other.equals(path)) {
                doubled.add(other);
                doubled.add(path);
            }
        }
        return doubled;
    }

    /** As nginx folds: ASCII alone. */
    private static String folded(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                return path.toLowerCase(Locale.ROOT);
            }
        }
        return path;
    }

    SiteMap add(String path, String value) {
        String uri = basePath + path;
        boolean isText = !doubled.contains(path) && bytes(uri) <= LONGEST_TEXT;
        String word = quoted(isText ? uri : regex(uri));
        if (bytes(word) > LONGEST_WORD) {
            throw InitException.failed(Problem.of("the path of a file is longer than nginx can read: " + path)
                    .fix("give the file and its directories shorter names"));
        }
        lines.append(word).append(' ').append(value).append(";\n");
        return this;
    }

    /** Gives each of the paths the value 1. */
    SiteMap mark(Collection<String> paths) {
        for (String path : paths) {
            add(path, "1");
        }
        return this;
    }

    boolean isEmpty() {
        return lines.length() == 0;
    }

    void write(Path site, String name) throws IOException {
        File directory = new File(site.toFile(), BundleFiles.OWN);
        if (!directory.isDirectory() && !directory.mkdir()) {
            throw new IOException("cannot create the directory " + directory);
        }
        CopyFile.write(lines.toString().getBytes(StandardCharsets.UTF_8), new File(directory, name));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String quoted(String word) {
        boolean plain = word.indexOf('\\') < 0 && word.indexOf('"') < 0;
        return '"' + (plain ? word : word.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
    }

    private static String regex(String uri) {
        StringBuilder regex = new StringBuilder("~^");
        for (int i = 0; i < uri.length(); i++) {
            char c = uri.charAt(i);
            regex.append("\\^$.|?*+()[]{}".indexOf(c) >= 0 ? "\\" : "").append(c);
        }
        return regex.append("\\z").toString();
    }
}
