package io.slipway.initcontainer.contexts;

import io.slipway.initcontainer.json.JsonScanner;
import io.slipway.initcontainer.json.JsonStrings;
import io.slipway.initcontainer.json.MalformedJsonException;

/** Escapes values for JavaScript and TypeScript, so that the code still parses wherever it is embedded. */
// What stands beside the token is not known here, so the ends of a value are escaped as if the worst stood there.
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

    /** A tag may look at the text as it is written, so that nothing may be escaped. */
    static String tagged(String value) {
        if (!template(value).equals(value)) {
            throw new UnfitValueException(
                    "a template with a tag is read as it is written, and the value would have to be escaped",
                    "put the token into a string and the string into the template, or ask for it as it is with |raw");
        }
        return value;
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
            case '>' -> out.append(endsComment(value, i) ? "\\x3E" : ">");
            case '-' -> out.append(i + 1 == value.length() ? "\\x2D" : "-");
            default -> {
                if (c < ' ' && c != '\t' || c == 0x7f) {
                    hex(out, c);
                } else {
                    out.append(c);
                }
            }
        }
    }

    private static void hex(StringBuilder out, char c) {
        out.append("\\x").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
    }

    /** {@code </script>}, {@code <script} and {@code <!--} change how a browser reads an inline script. */
    private static boolean opensMarkup(String value, int i) {
        return i + 1 == value.length() || "/!sS".indexOf(value.charAt(i + 1)) >= 0;
    }

    /** So does {@code -->}. */
    private static boolean endsComment(String value, int i) {
        return i == 0 || value.charAt(i - 1) == '-';
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
        return value.isEmpty() ? "(?:)" : out.toString(); // else "//" would begin a comment
    }

    /** The characters of the value, each of which is matched. */
    static String regexSet(String value) {
        StringBuilder out = new StringBuilder(value.length() + 16);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isSurrogate(c)) {
                throw new UnfitValueException(
                        "the brackets of a regular expression would take such a character for two");
            }
            if (c == '\u2028' || c == '\u2029') {
                out.append(c == '\u2028' ? "\\u2028" : "\\u2029");
            } else if (c < 0x80 && c != ' ' && !Character.isLetterOrDigit(c)) {
                hex(out, c);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** For people: whatever would end the comment, or the script around it, is taken apart by blanks. */
    static String comment(String value) {
        if (value.isEmpty()) {
            return " "; // what stands on either side must not join
        }
        StringBuilder out = new StringBuilder(value.length() + 16);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean apart = i == 0
                    ? c == '/' || c == '>'
                    : c == '/' && value.charAt(i - 1) == '*' || c == '>' && value.charAt(i - 1) == '-';
            boolean control = c < ' ' && c != '\t' || c == '\u2028' || c == '\u2029';
            out.append(apart ? " " : "").append(control ? ' ' : c);
            boolean last = i + 1 == value.length();
            out.append(c == '<' && opensMarkup(value, i) || last && (c == '*' || c == '-' || c == '\\') ? " " : "");
        }
        return out.toString();
    }

    /** A JSON text as an expression: brackets keep {@code -1} and {@code {}} from joining what stands before. */
    static String literal(String value) {
        String json = json(value);
        refuseProto(value);
        char first = json.charAt(0);
        return first == '-' || first == '{' ? "(" + json + ")" : json;
    }

    /** As code, {@code {"__proto__": …}} is no member but the object's prototype. */
    private static void refuseProto(String value) {
        try {
            JsonScanner.scan(value, (scanner, start, end, key) -> {
                if (key && JsonStrings.unescape(value.substring(start, end)).equals("__proto__")) {
                    throw new UnfitValueException(
                            "its member __proto__ would not be one in JavaScript",
                            "rename that member of the value, or ask for it as it is with |raw");
                }
            });
        } catch (MalformedJsonException e) {
            throw new IllegalStateException(e); // it was scanned before
        }
    }

    static String json(String value) {
        if (value.startsWith("\u00ef") || !JsonScanner.isValid(value)) {
            throw new UnfitValueException("it stands where code is expected and the value is not a JSON literal");
        }
        // "<" and ">" can only stand inside a string here.
        return value.strip()
                .replace("<", "\\u003c")
                .replace("->", "-\\u003e")
                .replace("\u007f", "\\u007f")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
