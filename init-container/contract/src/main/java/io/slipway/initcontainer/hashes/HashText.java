package io.slipway.initcontainer.hashes;

import java.util.ArrayList;
import java.util.List;

/** A text that looks like the hash of something; {@code start} and {@code end} exclude the prefix. */
public record HashText(int start, int end, HashForm form, String hash) {
    /** Every such text of a file. Hexadecimal ones are looked for only between quotes, and where asked to. */
    public static List<HashText> in(String text, boolean hexToo) {
        List<HashText> found = new ArrayList<>();
        for (int at = text.indexOf("sha"); at >= 0; at = text.indexOf("sha", at + 3)) {
            for (HashForm form : HashForm.values()) {
                if (!form.prefix().isEmpty() && text.startsWith(form.prefix(), at)) {
                    base64(text, at + form.prefix().length(), form, found);
                }
            }
        }
        if (hexToo) {
            for (int at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) {
                hex(text, at + 1, found);
            }
        }
        return found;
    }

    private static void base64(String text, int start, HashForm form, List<HashText> found) {
        int end = start + form.length();
        if (end > text.length()) {
            return;
        }
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "+/=".indexOf(c) >= 0)) {
                return;
            }
        }
        found.add(new HashText(start, end, form, text.substring(start, end)));
    }

    private static void hex(String text, int start, List<HashText> found) {
        int end = start;
        while (end < text.length() && end - start <= 64 && Character.digit(text.charAt(end), 16) >= 0) {
            end++;
        }
        if (end >= text.length() || text.charAt(end) != '"') {
            return;
        }
        for (HashForm form : HashForm.values()) {
            if (form.prefix().isEmpty() && form.length() == end - start) {
                found.add(new HashText(start, end, form, text.substring(start, end)));
            }
        }
    }
}
