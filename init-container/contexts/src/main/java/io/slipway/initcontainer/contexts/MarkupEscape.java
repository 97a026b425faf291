package io.slipway.initcontainer.contexts;

/** Escapes values for HTML and XML; the references used are known to both. */
final class MarkupEscape {
    private MarkupEscape() {}

    static String text(String value) {
        String text = escape(value, "");
        // A ">" may stand behind the token, and "]]>" in no text of XML.
        return text.endsWith("]") ? text.substring(0, text.length() - 1) + "&#93;" : text;
    }

    static String firstText(String value) {
        if (value.startsWith("\n")) {
            throw new UnfitValueException(
                    "HTML drops a line feed there", "put a line feed before the token, or take it off the value");
        }
        return text(value);
    }

    static String attribute(String value) {
        return escape(value, "\"'\n\t");
    }

    static String unquoted(String value) {
        if (value.isEmpty()) {
            throw new UnfitValueException("an empty value cannot stand in an attribute without quotes");
        }
        return escape(value, "\"'\n\t\f =`");
    }

    private static String escape(String value, String more) {
        StringBuilder out = new StringBuilder(value.length() + 16);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            refuseControl(c);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                default -> {
                    if (c == '\r' || more.indexOf(c) >= 0) {
                        out.append("&#").append((int) c).append(';');
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.toString();
    }

    private static void refuseControl(char c) {
        if (c < ' ' && c != '\n' && c != '\t' && c != '\r' || c == '\ufffe' || c == '\uffff') {
            throw new UnfitValueException(
                    "a control character cannot stand in HTML or XML",
                    "take it off the value, or put the token into a string of a script");
        }
    }

    /** For people: no two hyphens in a row, and none at the ends. */
    static String comment(String value) {
        if (value.isEmpty()) {
            return " "; // what stands on either side must not join
        }
        StringBuilder out = new StringBuilder(value.length() + 16);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean end = i == 0 || i + 1 == value.length() || value.charAt(i - 1) == '-';
            if (c == '-' && end) {
                out.append("&#45;");
            } else if (c == '>') {
                out.append("&gt;");
            } else {
                out.append(c < ' ' && c != '\n' && c != '\t' || c == '\ufffe' || c == '\uffff' ? ' ' : c);
            }
        }
        return out.toString();
    }

    /** Ends the section and begins another where the value and what stands beside it would end it. */
    static String cdata(String value) {
        StringBuilder out = new StringBuilder(value.length() + 16);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            refuseControl(c);
            if (c == '\r') {
                out.append("]]>&#13;<![CDATA["); // a line end is read as a line feed there
                continue;
            }
            out.append(c == '>' && (i == 0 || value.charAt(i - 1) == ']') ? "]]><![CDATA[>" : c);
        }
        return out.append(value.isEmpty() || value.endsWith("]") ? "]]><![CDATA[" : "")
                .toString();
    }

    /** True if a reader of HTML may take a part of the text for a character reference. */
    static boolean hasReference(String text) {
        for (int at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
            int end = at + 1;
            while (end < text.length() && isReferencePart(text.charAt(end))) {
                end++;
            }
            if (end == text.length() || text.charAt(end) == ';') {
                return true;
            }
        }
        return false;
    }

    static boolean isReferencePart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '#';
    }
}
