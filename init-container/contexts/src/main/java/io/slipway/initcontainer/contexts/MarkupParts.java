package io.slipway.initcontainer.contexts;

import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a text in markup that somebody asks for: those that hold a token, and the pieces of scripts, which mean
 * something together. A large drawing has millions of others, which would take more memory than itself.
 */
final class MarkupParts {
    private final String text;
    private final String original;
    private final List<MarkupPart> kept = new ArrayList<>();

    /** @param original the text with its tokens, which stand masked in the other one */
    MarkupParts(String text, String original) {
        this.text = text;
        this.original = original;
    }

    void add(MarkupPart part) {
        int length = part.end() - part.start();
        if (part.script() > 0 || !text.regionMatches(part.start(), original, part.start(), length)) {
            kept.add(part);
        }
    }

    List<MarkupPart> kept() {
        return kept;
    }
}
