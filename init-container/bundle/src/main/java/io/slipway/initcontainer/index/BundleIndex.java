package io.slipway.initcontainer.index;

import java.util.List;

/**
 * All that publishing has to know of a bundle.
 *
 * @param style the tokens' delimiters that it was made with
 * @param files sorted by path
 */
public record BundleIndex(String style, List<IndexedFile> files) {

    /** The same, with the gzip files that the bundle lacks and that are worth it. */
    public BundleIndex withMissingGzip() {
        return new BundleIndex(style, MissingGzip.beside(files));
    }
}
