package io.slipway.initcontainer.index;

import io.slipway.initcontainer.bundle.PageFacts.Span;
import java.util.List;

/**
 * All that publishing has to know of a bundle.
 *
 * @param style the tokens' delimiters that it was made with
 * @param files sorted by path
 * @param references where index.html names files that it needs, tokens still inside
 */
public record BundleIndex(String style, List<IndexedFile> files, List<Span> references) {

    /** The same, with the gzip twins that the bundle lacks and that are worth it. */
    public BundleIndex withNewTwins() {
        return new BundleIndex(style, NewTwins.beside(files), references);
    }
}
