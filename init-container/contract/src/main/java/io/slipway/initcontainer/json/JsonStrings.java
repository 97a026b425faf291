package io.slipway.initcontainer.json;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the inside of JSON strings, and objects that hold nothing but strings. */
public final class JsonStrings {
    private JsonStrings() {}

    public static String unescape(String raw) {
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        StringBuilder out = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\' || i + 1 == raw.length()) {
                out.append(c);
                continue;
            }
            char escaped = raw.charAt(++i);
            switch (escaped) {
                case 'n' -> out.append('\n');
                case 'r' -> out.append('\r');
                case 't' -> out.append('\t');
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case 'u' -> {
                    int end = Math.min(i + 5, raw.length());
                    out.append((char) Integer.parseInt(raw.substring(i + 1, end), 16));
                    i = end - 1;
                }
                default -> out.append(escaped);
            }
        }
        return out.toString();
    }

    /** The members of an object of strings; members of any other kind are left out. */
    public static Map<String, String> members(String text) throws MalformedJsonException {
        Map<String, String> members = new LinkedHashMap<>();
        JsonScanner.scan(text, (at, start, end, key) -> {
            if (!key && at.depth() == 1) {
                members.put(unescape(at.key(0)), unescape(text.substring(start, end)));
            }
        });
        return members;
    }
}
