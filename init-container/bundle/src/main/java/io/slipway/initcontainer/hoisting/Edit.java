package io.slipway.initcontainer.hoisting;

import java.util.List;

/** Another text for a part of a file, in characters of {@link io.slipway.initcontainer.bundle.FileText}'s view. */
record Edit(int start, int end, String text) {
    /** How many characters longer the file gets. */
    int growth() {
        return text.length() - (end - start);
    }

    /** The text with all edits, which are in order and do not overlap. */
    static String apply(String text, List<Edit> edits) {
        StringBuilder fresh = new StringBuilder(text.length() + 64);
        int from = 0;
        for (Edit edit : edits) {
            fresh.append(text, from, edit.start).append(edit.text);
            from = edit.end;
        }
        return fresh.append(text, from, text.length()).toString();
    }
}
