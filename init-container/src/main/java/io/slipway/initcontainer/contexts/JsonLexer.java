package io.slipway.initcontainer.contexts;

/** Finds strings in JSON, also where tokens without quotes keep it from being JSON yet. */
final class JsonLexer {
    private JsonLexer() {}

    static void lex(String text, int from, int to, Region region) {
        int at = text.indexOf('"', from);
        while (at >= 0 && at < to) {
            int end = at + 1;
            while (end < to && text.charAt(end) != '"') {
                end += text.charAt(end) == '\\' ? 2 : 1;
            }
            end = Math.min(end, to);
            region.found(Layer.JSON_STRING, at + 1, end);
            at = text.indexOf('"', end + 1);
        }
    }
}
