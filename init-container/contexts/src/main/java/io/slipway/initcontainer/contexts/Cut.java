package io.slipway.initcontainer.contexts;

/** Tells whether what stands before a token would take a part of its value: an escape, a reference or a tag. */
final class Cut {
    private Cut() {}

    /** True if a backslash before the token is not finished: {@code \}, {@code \x4}, {@code \}{@code u00} and the like. */
    static boolean hasOpenEscape(String text, int from, int offset) {
        int last = offset - 1;
        while (last >= from && text.charAt(last) != '\\') {
            last--;
        }
        if (last < from) {
            return false;
        }
        int first = last;
        while (first > from && text.charAt(first - 1) == '\\') {
            first--;
        }
        if ((last - first) % 2 == 1) {
            return false; // the last one is escaped itself
        }
        return isOpen(text, last + 1, offset);
    }

    /** Languages differ in how long an escape may be; here it is as long as the longest. */
    private static boolean isOpen(String text, int from, int to) {
        if (from == to) {
            return true;
        }
        if (text.startsWith("u{", from)) {
            return text.indexOf('}', from) < 0 || text.indexOf('}', from) >= to;
        }
        int digits = "xu".indexOf(text.charAt(from)) >= 0 ? from + 1 : from;
        return to - digits <= 6 && allHex(text, digits, to) && !isFinished(text, from, to);
    }

    private static boolean isFinished(String text, int from, int to) {
        char c = text.charAt(from);
        return c == 'x' && to - from == 3 || c == 'u' && to - from == 5 || "bf".indexOf(c) >= 0 && to - from > 7;
    }

    private static boolean allHex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Unescape.isHexDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** True if {@code &} and perhaps the beginning of a reference's name stand before the token. */
    static boolean hasOpenReference(String text, int from, int offset) {
        int at = offset;
        while (at > from && MarkupEscape.isReferencePart(text.charAt(at - 1))) {
            at--;
        }
        return at > from && text.charAt(at - 1) == '&';
    }

    /** True if the beginning of a tag or comment stands before the token that would end or change the element's text. */
    static boolean hasOpenTag(String text, int from, int offset, String element) {
        return endsInPartOf(text, from, offset, "</" + element)
                || element.equals("script")
                        && (endsInPartOf(text, from, offset, "<script") || endsInPartOf(text, from, offset, "<!--"));
    }

    private static boolean endsInPartOf(String text, int from, int offset, String mark) {
        for (int length = 1; length <= mark.length() && offset - length >= from; length++) {
            if (text.regionMatches(true, offset - length, mark, 0, length)) {
                return true;
            }
        }
        return false;
    }
}
