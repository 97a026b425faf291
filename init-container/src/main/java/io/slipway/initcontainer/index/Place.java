package io.slipway.initcontainer.index;

import io.slipway.initcontainer.contexts.Context;
import io.slipway.initcontainer.hashes.HashForm;
import java.util.List;
import java.util.Optional;

/** A part of a file, in bytes, whose text is known only when the site is published. */
public sealed interface Place {
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
    record BasePathPlace(int start, int end, String before, String after) implements Place {}

    /** The hash of another file of the bundle. */
    record FileHashPlace(int start, int end, String path, HashForm form) implements Place {}

    /** The hash of a script or style that stands in the same file, in {@code from} to {@code to}. */
    record BlockHashPlace(int start, int end, int from, int to, HashForm form) implements Place {}
}
