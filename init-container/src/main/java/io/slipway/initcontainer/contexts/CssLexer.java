package io.slipway.initcontainer.contexts;

/** Finds strings, comments and unquoted {@code url(…)} in style sheets. */
final class CssLexer {
    private CssLexer() {}

    static void lex(String text, int from, int to, Region region) {
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            if (c == '"' || c == '\'') {
                int end = endOfString(text, at, to);
                region.found(c == '"' ? Layer.CSS_DOUBLE : Layer.CSS_SINGLE, at + 1, end);
                at = end + 1;
            } else if (c == '/' && text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                end = end < 0 || end > to ? to : end;
                region.found(Layer.CSS_COMMENT, at + 2, end);
                at = end + 2;
            } else if ((c == 'u' || c == 'U') && text.regionMatches(true, at, "url(", 0, 4)) {
                at = url(text, at + 4, to, region);
            } else {
                at++;
            }
        }
    }

    private static int endOfString(String text, int quote, int to) {
        int end = quote + 1;
        while (end < to && text.charAt(end) != text.charAt(quote) && text.charAt(end) != '\n') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end, to);
    }

    private static int url(String text, int from, int to, Region region) {
        int start = from;
        while (start < to && text.charAt(start) <= ' ') {
            start++;
        }
        if (start < to && (text.charAt(start) == '"' || text.charAt(start) == '\'')) {
            return start;
        }
        int end = start;
        while (end < to && text.charAt(end) != ')') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        end = Math.min(end, to);
        region.found(Layer.CSS_URL, start, end);
        return end;
    }
}
