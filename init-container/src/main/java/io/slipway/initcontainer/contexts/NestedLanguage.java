package io.slipway.initcontainer.contexts;

import io.slipway.initcontainer.json.JsonScanner;

/** Tells what language the text of a JavaScript string is written in, where bundlers are known to put one there. */
final class NestedLanguage {
    private NestedLanguage() {}

    static FileKind inJsString(String meant) {
        if (meant.startsWith("{") || meant.startsWith("[")) {
            return JsonScanner.isValid(meant) ? FileKind.JSON : meant.contains("url(") ? FileKind.CSS : FileKind.TEXT;
        }
        // Angular keeps the styles of a component as a string of its chunk.
        return meant.contains("url(") && meant.indexOf('{') >= 0 && meant.indexOf('}') >= 0
                ? FileKind.CSS
                : FileKind.TEXT;
    }
}
