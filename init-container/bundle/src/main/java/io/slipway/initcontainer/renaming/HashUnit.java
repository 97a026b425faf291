package io.slipway.initcontainer.renaming;

import java.util.ArrayList;
import java.util.List;

/** The files whose names hold the same hash, such as a script and its source map: they get a new one together. */
final class HashUnit {
    private final ContentHash hash;
    private final List<String> paths = new ArrayList<>();

    HashUnit(ContentHash hash) {
        this.hash = hash;
    }

    String hash() {
        return hash.text();
    }

    ContentHash.Form form() {
        return hash.form();
    }

    List<String> paths() {
        return paths;
    }

    /** Whether the hash stands there as one, and not as a part of a word or a number. */
    boolean standsAt(String text, int start) {
        int end = start + hash().length();
        if (start > 0 && isPart(text.charAt(start - 1)) || end < text.length() && isPart(text.charAt(end))) {
            return false;
        }
        return hash.certain() ? start == 0 || text.charAt(start - 1) != '#' : isWholeName(text, start);
    }

    /** A hash that could be a word is one only in the whole name of a file. */
    private boolean isWholeName(String text, int start) {
        for (String path : paths) {
            String name = path.substring(path.lastIndexOf('/') + 1);
            int from = start - ContentNames.hash(path).orElseThrow().start();
            boolean begins =
                    from == 0 || from > 0 && !isPart(text.charAt(from - 1)) && "-_.".indexOf(text.charAt(from - 1)) < 0;
            if (begins && text.startsWith(name, from)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
