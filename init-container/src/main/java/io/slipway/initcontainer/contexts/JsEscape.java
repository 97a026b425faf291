package io.slipway.initcontainer.contexts;

/** Escapes values for JavaScript and TypeScript, so that the code still parses wherever it is embedded. */
final class JsEscape {
    private JsEscape() {}

    static String string(String value, char quote) {
        StringBuilder out = new StringBuilder(value.length() + 16);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == quote) {
                out.append('\\').append(c);
            } else {
                common(out, value, i);
            }
        }
        return out.toString();
    }

    static String template(String value) {
        StringBuilder out = new StringBuilder(value.length() + 16);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            char next = i + 1 < value.length() ? value.charAt(i + 1) : '{';
            // A "$" may stand before the token and a "{" behind it, so the ends are escaped too.
            if (c == '`' || c == '$' && next == '{' || c == '{' && i == 0) {
                out.append('\\').append(c);
            } else {
                common(out, value, i);
            }
        }
        return out.toString();
    }

    private static void common(StringBuilder out, String value, int i) {
        char c = value.charAt(i);
        switch (c) {
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\u2028' -> out.append("\\u2028");
            case '\u2029' -> out.append("\\u2029");
            case '<' -> out.append(opensMarkup(value, i) ? "\\x3C" : "<");
            default -> out.append(c);
        }
    }

    /** {@code </script>}, {@code <script} and {@code <!--} change how a browser reads an inline script. */
    private static boolean opensMarkup(String value, int i) {
        return i + 1 == value.length() || "/!sS".indexOf(value.charAt(i + 1)) >= 0;
    }

    /** The value as the text to be matched, inside a regular expression literal. */
    static String regex(String value) {
        StringBuilder out = new StringBuilder(value.length() + 16);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ("^$\\.*+?()[]{}|/".indexOf(c) >= 0) {
                out.append('\\').append(c);
            } else if (c == '-') {
                out.append("\\x2d");
            } else {
                common(out, value, i);
            }
        }
        return out.toString();
    }

    static String comment(String value) {
        return value.replace("*/", "* /")
                .replaceAll("[\\n\\r\\u2028\\u2029]", " ")
                .replace("</", "< /");
    }

    /** A JSON text as an expression: brackets keep {@code -1} and {@code {}} from joining what stands before. */
    static String literal(String json) {
        char first = json.charAt(0);
        return first == '-' || first == '{' ? "(" + json + ")" : json;
    }
}
