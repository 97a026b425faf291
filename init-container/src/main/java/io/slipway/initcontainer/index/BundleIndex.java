package io.slipway.initcontainer.index;

import java.util.List;

/**
 * All that publishing has to know of a bundle.
 *
 * @param style the tokens' delimiters that it was made with
 * @param files sorted by path
 */
public record BundleIndex(String style, List<IndexedFile> files) {

    /** The same, with the gzip twins that the bundle lacks and that are worth it. */
    public BundleIndex withNewTwins() {
        return new BundleIndex(style, NewTwins.beside(files));
    }
}
