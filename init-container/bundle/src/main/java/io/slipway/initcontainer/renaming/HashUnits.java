package io.slipway.initcontainer.renaming;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every hash that stands in a name of the bundle, and where texts name it. A hash that cannot be a word names its file
 * wherever it stands: whole in a page, an import or a worker's list, alone in the tables from which webpack makes names.
 */
final class HashUnits {
    /** Is told of each hash that stands in a text. */
    interface Listener {
        void found(HashUnit unit, int start);
    }

    private final Map<String, HashUnit> units = new HashMap<>();
    private final Map<String, HashUnit> byPath = new HashMap<>();
    private final Set<Integer> lengths = new TreeSet<>();

    /** @param named the paths with content names */
    HashUnits(Collection<String> named) {
        for (String path : named) {
            ContentHash hash = ContentNames.hash(path).orElseThrow();
            HashUnit unit = units.computeIfAbsent(hash.text(), text -> new HashUnit(hash));
            unit.paths().add(path);
            byPath.put(path, unit);
            lengths.add(hash.text().length());
        }
    }

    Optional<HashUnit> of(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    boolean isKnown(String hash) {
        return units.containsKey(hash);
    }

    /** The units that a text names. */
    Set<HashUnit> in(String text) {
        Set<HashUnit> found = new LinkedHashSet<>();
        scan(text, (unit, start) -> found.add(unit));
        return found;
    }

    void scan(String text, Listener listener) {
        if (units.isEmpty()) {
            return;
        }
        for (int at = 0; at < text.length(); at++) {
            if (at == 0 || !isPart(text.charAt(at - 1))) {
                at += at(text, at, listener);
            }
        }
    }

    /** Returns how many characters are read. */
    private int at(String text, int start, Listener listener) {
        for (int length : lengths) {
            int end = start + length;
            if (end <= text.length() && (end == text.length() || !isPart(text.charAt(end)))) {
                HashUnit unit = units.get(text.substring(start, end));
                if (unit != null && unit.standsAt(text, start)) {
                    listener.found(unit, start);
                    return length - 1;
                }
            }
        }
        return 0;
    }

    private static boolean isPart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
