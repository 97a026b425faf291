package io.slipway.initcontainer.contexts;

import io.slipway.initcontainer.json.JsonStrings;
import org.jsoup.parser.Parser;

/** Reads what an escaped text means, to look at the language inside. */
final class Unescape {
    private Unescape() {}

    static String from(Layer layer, String raw) {
        return switch (layer) {
            case JSON_STRING, JS_SINGLE, JS_DOUBLE, JS_TEMPLATE, JS_TAGGED ->
                raw.indexOf('\\') < 0 ? raw : backslashes(raw);
            case MARKUP_DOUBLE, MARKUP_SINGLE, MARKUP_UNQUOTED -> references(raw, true);
            case MARKUP_TEXT, MARKUP_FIRST_TEXT -> references(raw, false);
            default -> raw;
        };
    }

    private static String backslashes(String raw) {
        StringBuilder out = new StringBuilder(raw.length());
        int from = 0;
        // JavaScript knows \x2D, \', \` and line continuations besides what JSON knows.
        for (int at = raw.indexOf('\\'); at >= 0; at = raw.indexOf('\\', from)) {
            out.append(raw, from, at);
            char c = at + 1 < raw.length() ? raw.charAt(at + 1) : '\\';
            int length = c == 'u' ? 6 : c == 'x' ? 4 : 2;
            String escape = raw.substring(at, Math.min(at + length, raw.length()));
            if (c == '\n') {
                out.append("");
            } else if (c == 'x' && isHex(escape)) {
                out.append((char) Integer.parseInt(escape.substring(2), 16));
            } else if ((c == 'u' || c == 'x') && !isHex(escape)) {
                out.append(c);
                escape = escape.substring(0, 2);
            } else {
                out.append(JsonStrings.unescape(escape));
            }
            from = at + Math.max(2, escape.length());
        }
        return out.append(raw, Math.min(from, raw.length()), raw.length()).toString();
    }

    private static String references(String raw, boolean attribute) {
        return raw.indexOf('&') < 0 ? raw : Parser.unescapeEntities(raw, attribute);
    }

    private static boolean isHex(String escape) {
        for (int i = 2; i < escape.length(); i++) {
            if (!isHexDigit(escape.charAt(i))) {
                return false;
            }
        }
        return escape.length() == (escape.charAt(1) == 'u' ? 6 : 4);
    }

    static boolean isHexDigit(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }
}
