package io.slipway.initcontainer.keeping;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The rules for a path that a peer names: it stays below the site, and is nobody's hidden file. */
final class ContentPath {
    private static final int LONGEST = 1000;
    private static final int LONGEST_NAME = 255;
    private static final String PLAIN = "-._~/!$&'()*+,;=:@";

    private ContentPath() {}

    static boolean isSafe(String path) {
        if (path.isEmpty() || path.endsWith("/") || bytes(path).length > LONGEST) {
            return false;
        }
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c < ' ' || c == '\\' || c == 127 || c == '\uFFFD') {
                return false;
            }
        }
        for (String name : path.split("/", -1)) {
            if (name.isEmpty() || name.startsWith(".") || bytes(name).length > LONGEST_NAME) {
                return false;
            }
        }
        return true;
    }

    /** As it stands in a request. */
    static String encoded(String path) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : bytes(path)) {
            char c = (char) (b & 255);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (plain || PLAIN.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
