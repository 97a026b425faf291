package io.slipway.initcontainer.index;

import java.util.Comparator;
import java.util.List;

/** One file of a bundle and what has to be put into it. */
public record IndexedFile(String path, long size, List<Place> places) {
    public IndexedFile {
        places = places.stream().sorted(Comparator.comparingInt(Place::start)).toList();
    }

    public boolean changes() {
        return !places.isEmpty();
    }
}
