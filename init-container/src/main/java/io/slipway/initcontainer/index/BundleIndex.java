package io.slipway.initcontainer.index;

import java.util.List;

/**
 * All that publishing has to know of a bundle.
 *
 * @param style the tokens' delimiters that it was made with
 * @param files sorted by path
 * @param references URLs that index.html needs, tokens still inside
 */
public record BundleIndex(String style, List<IndexedFile> files, List<String> references) {}
