package io.slipway.initcontainer.bundle;

import java.nio.charset.StandardCharsets;

/**
 * Looks at the bytes of a file as text in which one character is one byte (ISO 8859-1). All that delimits tokens,
 * strings and markup is ASCII, so offsets are byte offsets, nothing is decoded that is not needed, and bytes that are no
 * valid UTF-8 come through unchanged.
 */
public final class FileText {
    private static final int BINARY_PROBE = 8192;
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

    /** True if the bytes are no text: a NUL stands near their beginning. */
    public static boolean isBinary(byte[] bytes, int length) {
        int probe = Math.min(length, BINARY_PROBE);
        for (int i = 0; i < probe; i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    /** As a browser reads inline scripts before it hashes them: lines end in a line feed. */
    public static byte[] normalizeLines(byte[] bytes) {
        String view = of(bytes);
        return view.indexOf('\r') < 0
                ? bytes
                : view.replace("\r\n", "\n").replace('\r', '\n').getBytes(StandardCharsets.ISO_8859_1);
    }
}
