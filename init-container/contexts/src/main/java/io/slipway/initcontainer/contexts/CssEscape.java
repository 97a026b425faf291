package io.slipway.initcontainer.contexts;

import java.util.regex.Pattern;

/** Escapes values for style sheets. */
final class CssEscape {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");

    private CssEscape() {}

    static String string(String value) {
        return escape(value, "\"'\\<");
    }

    /** Inside {@code url(…)} without quotes; some readers look for comments even there. */
    static String url(String value) {
        return escape(value, "\"'\\<()* ");
    }

    private static String escape(String value, String special) {
        StringBuilder out = new StringBuilder(value.length() + 16);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 0) {
                throw new UnfitValueException(
                        "a style sheet cannot hold the character U+0000", "take it off the value");
            }
            if (special.indexOf(c) >= 0 || c < ' ' || c == 0x7f) {
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
        boolean fits = !value.isEmpty()
                && value.strip().equals(value)
                && !value.contains("/*")
                && !value.startsWith("*")
                && !value.endsWith("/")
                && hasWholeBrackets(value)
                && hasWholeUrls(value.toLowerCase(java.util.Locale.ROOT));
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            fits &= c >= 0x80 && c != '\u2028' && c != '\u2029'
                    || Character.isLetterOrDigit(c)
                    || " _-.,%#+*/()".indexOf(c) >= 0;
        }
        if (!fits) {
            throw new UnfitValueException(
                    "it stands outside of quotes in a style sheet and the value would end the declaration");
        }
        return value;
    }

    private static boolean hasWholeBrackets(String value) {
        int depth = 0;
        for (int i = 0; i < value.length() && depth >= 0; i++) {
            depth += value.charAt(i) == '(' ? 1 : value.charAt(i) == ')' ? -1 : 0;
        }
        return depth == 0;
    }

    /** In {@code url(…)} brackets and blanks have no place. */
    private static boolean hasWholeUrls(String value) {
        for (int at = value.indexOf("url("); at >= 0; at = value.indexOf("url(", at + 1)) {
            String inside = value.substring(at + 4, value.indexOf(')', at));
            if (inside.indexOf('(') >= 0 || inside.indexOf(' ') >= 0) {
                return false;
            }
        }
        return true;
    }

    static String number(String value) {
        if (!NUMBER.matcher(value).matches()) {
            throw new UnfitValueException("a unit stands behind it in a style sheet and the value is not a number");
        }
        return value;
    }
}
