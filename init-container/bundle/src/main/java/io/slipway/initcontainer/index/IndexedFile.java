package io.slipway.initcontainer.index;

import java.util.ArrayList;
import java.util.List;

/**
 * One file of a bundle and what is to become of it.
 *
 * @param size bytes
 * @param crc CRC-32 of the bytes: gives the published file its time, and tells an index that is older than its bundle
 * @param action what publishing does with it
 * @param places in order; empty unless the file is patched
 * @param source the path that the bundle has it under; another one than its own for a page that is published twice
 * @param page the parts that publishing a page reads
 */
public record IndexedFile(
        String path, long size, long crc, Action action, List<Place> places, String source, PageParts page) {
    /** What publishing does with a file. */
    public enum Action {
        COPY("copied"),
        PATCH("patched"),
        /** Compress anew: the precompressed file of one that is patched, or one that does not hold what its original holds. */
        GZIP("gzipped"),
        /** Leave out: the file of a patched one in a compression that Java cannot write; nginx serves without it. */
        DROP("dropped"),
        /** Write a gzip file that the bundle does not hold, if it is smaller than its original. */
        ADD("added");

        /** The word of the index. */
        final String word;

        Action(String word) {
            this.word = word;
        }

        static Action of(String word) {
            for (Action action : values()) {
                if (action.word.equals(word)) {
                    return action;
                }
            }
            throw new IllegalArgumentException(word);
        }
    }

    /** A file that is no page. */
    public IndexedFile(String path, long size, long crc, Action action, List<Place> places) {
        this(path, size, crc, action, places, path, PageParts.NONE);
    }

    public IndexedFile {
        if (places.size() > 1) {
            List<Place> sorted = new ArrayList<>(places);
            sorted.sort(Place.IN_ORDER);
            places = sorted;
        }
    }

    /** True if the site's file has other bytes than the bundle's. */
    public boolean changes() {
        return action != Action.COPY;
    }
}
