package io.slipway.initcontainer.contexts;

/** Escapes values for HTML and XML; the references used are known to both. */
final class MarkupEscape {
    private MarkupEscape() {}

    static String text(String value) {
        return escape(value, "");
    }

    static String attribute(String value) {
        return escape(value, "\"'\n\t");
    }

    static String unquoted(String value) {
        if (value.isEmpty()) {
            throw new UnfitValue("an empty value cannot stand in an attribute without quotes");
        }
        return escape(value, "\"'\n\t\f =`");
    }

    private static String escape(String value, String more) {
        StringBuilder out = new StringBuilder(value.length() + 16);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                default -> {
                    if (c == '\r' || more.indexOf(c) >= 0) {
                        out.append("&#").append((int) c).append(';');
                    } else if (c < ' ' && c != '\n' && c != '\t') {
                        throw new UnfitValue("a control character cannot stand in HTML or XML");
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.toString();
    }
}
