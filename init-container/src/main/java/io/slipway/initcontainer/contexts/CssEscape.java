package io.slipway.initcontainer.contexts;

/** Escapes values for style sheets. */
final class CssEscape {
    private CssEscape() {}

    static String string(String value) {
        return escape(value, "\"'\\<\n\r\f");
    }

    /** Inside {@code url(…)} without quotes. */
    static String url(String value) {
        return escape(value, "\"'\\<()\n\r\f\t ");
    }

    private static String escape(String value, String special) {
        StringBuilder out = new StringBuilder(value.length() + 16);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (special.indexOf(c) >= 0 || c < ' ') {
                // The blank ends the number, whatever digit comes next.
                out.append('\\').append(Integer.toHexString(c)).append(' ');
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Outside of strings nothing can be escaped; only what stays one value is let through. */
    static String code(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (";{}<>\\\"'@\n\r\f".indexOf(value.charAt(i)) >= 0 || value.startsWith("/*", i)) {
                throw new UnfitValue(
                        "it stands outside of quotes in a style sheet and the value would end the declaration");
            }
        }
        return value;
    }
}
