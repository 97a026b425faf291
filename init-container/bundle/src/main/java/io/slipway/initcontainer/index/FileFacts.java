package io.slipway.initcontainer.index;

import io.slipway.initcontainer.bundle.PageFacts;
import io.slipway.initcontainer.hashes.HashText;
import io.slipway.initcontainer.index.IndexedFile.Action;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is known of a file while its bundle is read. */
final class FileFacts {
    final String path;
    /** Where the bundle has it. */
    final String source;

    final long size;
    final long crc;
    final List<Place> places = new ArrayList<>();
    List<HashText> hashes = List.of();
    List<PageFacts.Span> blocks = List.of();
    PageParts page = PageParts.NONE;
    /** Value of a page's base element, and of the attributes that name files and hold no token. */
    String base = "";

    List<String> references = List.of();
    Action action = Action.COPY;

    private final Set<Integer> taken = new HashSet<>();

    FileFacts(String path, long size, long crc) {
        this(path, path, size, crc);
    }

    FileFacts(String path, String source, long size, long crc) {
        this.path = path;
        this.source = source;
        this.size = size;
        this.crc = crc;
    }

    /** Two files with the same bytes have the same hash; the first one found is as good as the other. */
    boolean take(int start) {
        return taken.add(start);
    }

    /** The files whose bytes a text in this one follows from. */
    List<String> named() {
        List<String> named = new ArrayList<>();
        for (Place place : places) {
            if (place instanceof Place.NamingPlace naming) {
                named.add(naming.path());
            }
        }
        return named;
    }

    boolean names(String other) {
        return named().contains(other);
    }

    IndexedFile indexed() {
        return new IndexedFile(path, size, crc, places.isEmpty() ? action : Action.PATCH, places, source, page);
    }
}
