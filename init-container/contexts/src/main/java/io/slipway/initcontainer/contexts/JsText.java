package io.slipway.initcontainer.contexts;

/** Blanks, line ends and what may follow an operand, in a script seen as text or as its UTF-8 bytes. */
final class JsText {
    private JsText() {}

    /** The length of the blank at that place, 0 if there is none. */
    static int blank(String text, int at, int to) {
        char c = text.charAt(at);
        if (c < 0x80) {
            return c == ' ' || c >= '\t' && c <= '\r' ? 1 : 0;
        }
        if (c == '\u2028' || c == '\u2029' || c == '\ufeff') {
            return 1;
        }
        char second = at + 1 < to ? text.charAt(at + 1) : 0;
        char third = at + 2 < to ? text.charAt(at + 2) : 0;
        return switch (c) {
            case 0xc2 -> second == 0xa0 ? 2 : 0;
            case 0xe1 -> second == 0x9a && third == 0x80 ? 3 : 0;
            case 0xe2 ->
                second == 0x80 && (third >= 0x80 && third <= 0x8a || third == 0xa8 || third == 0xa9 || third == 0xaf)
                                || second == 0x81 && third == 0x9f
                        ? 3
                        : 0;
            case 0xe3 -> second == 0x80 && third == 0x80 ? 3 : 0;
            case 0xef -> second == 0xbb && third == 0xbf ? 3 : 0;
            default -> 0;
        };
    }

    /** The length of the line end at that place, 0 if there is none: LF, CR, U+2028 and U+2029. */
    static int lineEnd(String text, int at, int to) {
        char c = text.charAt(at);
        if (c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029') {
            return 1;
        }
        boolean separator = c == 0xe2
                && at + 2 < to
                && text.charAt(at + 1) == 0x80
                && (text.charAt(at + 2) == 0xa8 || text.charAt(at + 2) == 0xa9);
        return separator ? 3 : 0;
    }

    static int skipBlanks(String text, int from, int to) {
        int at = from;
        while (at < to) {
            int blank = blank(text, at, to);
            if (blank == 0) {
                return at;
            }
            at += blank;
        }
        return to;
    }

    /** True if what stands there cannot take the operand before as its object, its callee or a property's name. */
    static boolean endsOperand(String text, int from, int to, boolean colonEnds) {
        int at = from;
        boolean newline = false;
        while (at < to) {
            int blank = blank(text, at, to);
            if (blank > 0) {
                newline |= lineEnd(text, at, to) > 0;
                at += blank;
            } else if (text.startsWith("/*", at)) {
                at = behindComment(text, at + 2, to);
            } else if (text.startsWith("//", at)) {
                while (at < to && lineEnd(text, at, to) == 0) {
                    at++;
                }
            } else {
                return ends(text, at, newline, colonEnds);
            }
        }
        return true;
    }

    private static int behindComment(String text, int from, int to) {
        int end = from;
        while (end + 1 < to && !(text.charAt(end) == '*' && text.charAt(end + 1) == '/')) {
            end++;
        }
        return Math.min(to, end + 2);
    }

    private static boolean ends(String text, int at, boolean newline, boolean colonEnds) {
        char c = text.charAt(at);
        return switch (c) {
            case ')', ']', '}', ',', ';', '+', '-', '*', '/', '%', '&', '|', '^', '<', '>' -> true;
            case ':' -> colonEnds;
            case '=' -> text.startsWith("==", at);
            case '!' -> text.startsWith("!=", at);
            case '?' -> !text.startsWith("?.", at);
            case '.', '[', '(', '`' -> false;
            default -> newline || isWord(text, at, "in") || isWord(text, at, "instanceof");
        };
    }

    private static boolean isWord(String text, int at, String word) {
        int end = at + word.length();
        return text.startsWith(word, at) && (end == text.length() || !JsLexer.isIdentifierPart(text.charAt(end)));
    }
}
