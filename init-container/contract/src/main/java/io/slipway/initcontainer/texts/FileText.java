package io.slipway.initcontainer.texts;

import java.nio.charset.StandardCharsets;

/**
 * Looks at the bytes of a file as text in which one character is one byte (ISO 8859-1). All that delimits tokens,
 * strings and markup is ASCII, so offsets are byte offsets, nothing is decoded that is not needed, and bytes that are no
 * valid UTF-8 come through unchanged.
 */
public final class FileText {
    private static final int BINARY_PROBE = 8192;
    /** A text has fewer control characters than one in so many. */
    private static final int MOST_CONTROLS = 50;
    /** The byte order mark of UTF-8. */
    private static final String MARK = "\u00ef\u00bb\u00bf";

    private FileText() {}

    public static String of(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** What the text of such a view means. */
    public static String decode(String view) {
        return new String(view.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** The view with blanks in place of a byte order mark, which parsers of markup would take for text. */
    public static String blankMark(String view) {
        return view.startsWith(MARK) ? "   " + view.substring(MARK.length()) : view;
    }

    /** True if the bytes are no text: a NUL stands near their beginning, and it is not the only control character. */
    public static boolean isBinary(byte[] bytes, int length) {
        int probe = Math.min(length, BINARY_PROBE);
        int controls = 0;
        boolean nul = false;
        for (int i = 0; i < probe; i++) {
            nul |= bytes[i] == 0;
            controls += bytes[i] >= 0 && bytes[i] < '\t' || bytes[i] > '\r' && bytes[i] < ' ' ? 1 : 0;
        }
        return nul && controls > probe / MOST_CONTROLS;
    }

    /** True if the bytes are a text in UTF-16: they begin with its mark, or every other byte is zero. */
    public static boolean isUtf16(byte[] bytes, int length) {
        if (length < 2) {
            return false;
        }
        int mark = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        int probe = Math.min(length, BINARY_PROBE) & ~1;
        int[] zeros = new int[2];
        for (int i = 0; i < probe; i++) {
            zeros[i & 1] += bytes[i] == 0 ? 1 : 0;
        }
        return mark == 0xfffe
                || mark == 0xfeff
                || Math.max(zeros[0], zeros[1]) > probe * 0.45 && Math.min(zeros[0], zeros[1]) == 0;
    }

    /** As a browser reads inline scripts before it hashes them: lines end in a line feed. */
    public static byte[] normalizeLines(byte[] bytes) {
        String view = of(bytes);
        return view.indexOf('\r') < 0
                ? bytes
                : view.replace("\r\n", "\n").replace('\r', '\n').getBytes(StandardCharsets.ISO_8859_1);
    }
}
