package io.slipway.initcontainer.index;

import io.slipway.initcontainer.bundle.Gzip;
import io.slipway.initcontainer.index.IndexedFile.Action;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Plans a gzip file beside every file that has none and is worth it. nginx sends such a file as it is; a file without one is
 * compressed again for each request, which takes many times as long as sending it.
 */
final class MissingGzip {
    /** Below it nginx does not compress either: the answer fits into one packet with or without. */
    private static final long SMALLEST = 1024;

    /** What compresses and is asked for by browsers. Source maps do as well, but only developers ask for those. */
    private static final Set<String> COMPRESSIBLE = Set.of(
            "atom",
            "cjs",
            "css",
            "csv",
            "htm",
            "html",
            "js",
            "json",
            "jsonld",
            "md",
            "mjs",
            "otf",
            "rss",
            "svg",
            "ttf",
            "txt",
            "vtt",
            "wasm",
            "webmanifest",
            "xml");

    private MissingGzip() {}

    /** The files of a bundle and the gzip files that it does not hold, sorted by path. */
    static List<IndexedFile> beside(List<IndexedFile> files) {
        Set<String> paths = new HashSet<>();
        files.forEach(file -> paths.add(file.path()));
        List<IndexedFile> all = new ArrayList<>(files);
        for (IndexedFile file : files) {
            String gzip = Gzip.pathOf(file.path());
            if (isWorthIt(file) && !paths.contains(gzip)) {
                all.add(new IndexedFile(gzip, 0, 0, Action.ADD, List.of()));
            }
        }
        all.sort(Comparator.comparing(IndexedFile::path));
        return all;
    }

    static boolean isWorthIt(IndexedFile file) {
        String name = file.path().toLowerCase(Locale.ROOT);
        return COMPRESSIBLE.contains(name.substring(name.lastIndexOf('.') + 1))
                && file.size() >= SMALLEST
                && file.size() <= ReadBundle.LARGEST_TEXT;
    }
}
