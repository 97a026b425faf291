package io.slipway.initcontainer.index;

import io.slipway.initcontainer.bundle.PageFacts.InlineScript;
import io.slipway.initcontainer.bundle.PageFacts.Span;
import java.util.List;

/**
 * The parts of a page that are read once its bytes are final.
 *
 * @param base the page's own directory below the base path, such as {@code nl/}; empty for a page of the app itself
 * @param references where URLs stand that must lead to a file
 * @param scripts what stands in the page and runs
 */
public record PageParts(String base, List<Span> references, List<InlineScript> scripts) {
    public static final PageParts NONE = new PageParts("", List.of(), List.of());

    boolean isEmpty() {
        return references.isEmpty() && scripts.isEmpty();
    }
}
