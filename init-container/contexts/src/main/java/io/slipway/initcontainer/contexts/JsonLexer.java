package io.slipway.initcontainer.contexts;

/** Finds strings and comments in JSON, also where tokens without quotes keep it from being JSON yet. */
final class JsonLexer {
    private JsonLexer() {}

    static void lex(String text, int from, int to, RegionListener region) {
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            if (c == '"') {
                int end = endOfString(text, at + 1, to);
                region.found(end < to ? Layer.JSON_STRING : Layer.UNCLEAR, at + 1, end);
                at = end + 1;
            } else if (c == '/' && at + 1 < to && "/*".indexOf(text.charAt(at + 1)) >= 0) {
                at = comment(text, at + 2, to, text.charAt(at + 1) == '*', region);
            } else {
                at++;
            }
        }
    }

    private static int endOfString(String text, int from, int to) {
        int end = from;
        while (end < to && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end, to);
    }

    /** JSON has none; files for people have. */
    private static int comment(String text, int start, int to, boolean block, RegionListener region) {
        int end = Math.min(start, to);
        while (end < to && !(block ? text.startsWith("*/", end) : JsText.lineEnd(text, end, to) > 0)) {
            end++;
        }
        region.found(Layer.JS_COMMENT, Math.min(start, end), end);
        return block ? end + 2 : end;
    }
}
