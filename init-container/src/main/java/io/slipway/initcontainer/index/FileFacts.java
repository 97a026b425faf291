package io.slipway.initcontainer.index;

import io.slipway.initcontainer.bundle.PageFacts;
import io.slipway.initcontainer.hashes.HashText;
import java.util.ArrayList;
import java.util.List;

/** What is known of a file while its bundle is read. */
final class FileFacts {
    final String path;
    final long size;
    final List<Place> places = new ArrayList<>();
    List<HashText> hashes = List.of();
    List<PageFacts.Span> blocks = List.of();

    FileFacts(String path, long size) {
        this.path = path;
        this.size = size;
    }

    /** Two files with the same bytes have the same hash; the first one found is as good as the other. */
    boolean isTaken(int start) {
        for (Place place : places) {
            if (place instanceof Place.FileHashPlace && place.start() == start) {
                return true;
            }
        }
        return false;
    }
}
