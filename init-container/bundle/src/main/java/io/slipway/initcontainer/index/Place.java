package io.slipway.initcontainer.index;

import io.slipway.initcontainer.contexts.Context;
import io.slipway.initcontainer.hashes.HashForm;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A part of a file, in bytes, whose text is known only when the site is published. */
public sealed interface Place {
    Comparator<Place> IN_ORDER = new Comparator<>() { // no lambda: making one takes longer than sorting
                @Override
                public int compare(Place one, Place other) {
                    return Integer.compare(one.start(), other.start());
                }
            };

    int start();

    int end();

    /**
     * A token.
     *
     * @param fallback in the escaping of the place
     * @param quote bytes of the quote on either side if the token fills a string literal, else 0
     */
    record TokenPlace(
            int start,
            int end,
            String name,
            Optional<String> fallback,
            List<String> filters,
            Context context,
            int quote)
            implements Place {}

    /** The base path, after and before some fixed text. */
    record BasePathPlace(int start, int end, String before, String after, Spelling spelling) implements Place {
        /** How the base path is written there. */
        public enum Spelling {
            URL,
            /** As a part of a regular expression in a JSON string, as ngsw.json has them. */
            REGEX
        }

        static BasePathPlace url(int start, int end) {
            return new BasePathPlace(start, end, "", "", Spelling.URL);
        }
    }

    /** A place whose text follows from the bytes of another file. */
    sealed interface NamingPlace extends Place {
        /** The path of that file. */
        String path();

        HashForm form();
    }

    /** The hash of another file of the bundle. */
    record FileHashPlace(int start, int end, String path, HashForm form) implements NamingPlace {}

    /** A revision of another file, after and before some fixed text, where none stood or one that is no hash of it. */
    record RevisionPlace(int start, int end, String before, String after, String path) implements NamingPlace {
        @Override
        public HashForm form() {
            return HashForm.MD5_HEX;
        }
    }

    /** The hash of a script or style that stands in the same file, in {@code from} to {@code to}. */
    record BlockHashPlace(int start, int end, int from, int to, HashForm form) implements Place {}
}
