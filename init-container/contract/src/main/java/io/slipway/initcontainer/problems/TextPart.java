package io.slipway.initcontainer.problems;

/** Makes any text fit to be a part of a message. */
final class TextPart {
    private TextPart() {}

    static String of(String text) {
        String part = text.strip().replace("\r\n", "\n");
        StringBuilder visible = null;
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (steers(c) && visible == null) {
                visible = new StringBuilder(part.length() + 16).append(part, 0, i);
            }
            if (visible != null) {
                visible.append(steers(c) ? escaped(c) : String.valueOf(c));
            }
        }
        return visible == null ? part : visible.toString();
    }

    /** What would move a terminal's cursor, or turn the direction of writing. */
    private static boolean steers(char c) {
        return c < ' ' && c != '\n' && c != '\t'
                || c >= 0x7f && c < 0xa0
                || c == 0x2028
                || c == 0x2029
                || c == 0x200e
                || c == 0x200f
                || c >= 0x202a && c <= 0x202e
                || c >= 0x2066 && c <= 0x2069
                || c == 0xfeff;
    }

    private static String escaped(char c) {
        String hex = Integer.toHexString(c);
        return "\\u" + "0".repeat(4 - hex.length()) + hex;
    }
}
