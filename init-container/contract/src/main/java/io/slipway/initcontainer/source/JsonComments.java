package io.slipway.initcontainer.source;

/** Blanks what editors allow in JSON files of a project and JSON does not: comments, and commas before a bracket. */
final class JsonComments {
    private final StringBuilder text;
    private int at;

    private JsonComments(String text) {
        this.text = new StringBuilder(text);
    }

    static String blanked(String text) {
        return new JsonComments(text).blank();
    }

    private String blank() {
        int comma = -1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                string();
                comma = -1;
            } else if (c == '/' && (next() == '/' || next() == '*')) {
                comment(next() == '*' ? "*/" : "\n");
            } else {
                if ((c == '}' || c == ']') && comma >= 0) {
                    text.setCharAt(comma, ' ');
                }
                comma = c == ',' ? at : Character.isWhitespace(c) ? comma : -1;
                at++;
            }
        }
        return text.toString();
    }

    private char next() {
        return at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    }

    private void string() {
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private void comment(String terminator) {
        int found = text.indexOf(terminator, at + 2);
        int end = found < 0 ? text.length() : found + terminator.length();
        while (at < end) {
            if (text.charAt(at) != '\n') {
                text.setCharAt(at, ' ');
            }
            at++;
        }
    }
}
