package io.slipway.initcontainer.renaming;

import io.slipway.initcontainer.contexts.FileKind;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Gives new names to files whose bytes changed, and to the files that name those, and so on. A browser that holds the old
 * file under the old name, from a release that was made in another way, then never takes one for the other.
 */
public final class RenameFiles {
    private final Collection<String> paths;
    private final HashUnits units;
    /** What each text names; source maps name nobody but themselves. */
    private final Map<String, Set<HashUnit>> named = new HashMap<>();

    private final Map<HashUnit, String> fresh = new HashMap<>();

    /** @param texts of the bundle, empty for files that are none */
    public RenameFiles(Collection<String> paths, Function<String, Optional<String>> texts) {
        this.paths = paths;
        this.units = new HashUnits(ContentNames.among(paths, texts));
        for (String path : paths) {
            FileKind kind = FileKind.of(path);
            if (kind != FileKind.SOURCE_MAP && kind != FileKind.CSS_SOURCE_MAP) {
                named.put(path, texts.apply(path).map(units::in).orElse(Set.of()));
            }
        }
    }

    /** Whether the file can change: it has no content name, or others name it, who can be told of the new one. */
    public boolean isRenamable(String path) {
        Optional<HashUnit> unit = units.of(path);
        return unit.isEmpty()
                || named.entrySet().stream()
                        .anyMatch(other -> other.getValue().contains(unit.get())
                                && !unit.get().paths().contains(other.getKey()));
    }

    /**
     * Plans the new names.
     *
     * @param changed files with other bytes
     * @param left files that would have been changed if they were not what they are
     * @param salt what the new bytes follow from besides the old ones
     */
    public void rename(Collection<String> changed, Set<String> left, String salt) {
        Set<HashUnit> all = new LinkedHashSet<>();
        Deque<HashUnit> queue = new ArrayDeque<>();
        changed.forEach(path -> units.of(path).filter(all::add).ifPresent(queue::add));
        while (!queue.isEmpty()) {
            HashUnit unit = queue.remove();
            named.forEach((path, names) -> {
                if (names.contains(unit)) {
                    units.of(path).filter(all::add).ifPresent(queue::add);
                }
            });
        }
        Set<String> taken = new HashSet<>();
        for (HashUnit unit : all) {
            String full = salt + '\n' + String.join("\n", leftBelow(unit, left));
            int attempt = 0;
            String hash = NewHash.of(unit.form(), unit.hash(), full, attempt);
            while (units.isKnown(hash) || !taken.add(hash)) {
                hash = NewHash.of(unit.form(), unit.hash(), full, ++attempt);
            }
            fresh.put(unit, hash);
        }
    }

    /** The text with new names in place of the old ones; a path is a text, too. */
    public String renamed(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int[] from = {0};
        units.scan(text, (unit, start) -> {
            String hash = fresh.get(unit);
            if (hash != null) {
                out.append(text, from[0], start).append(hash);
                from[0] = start + hash.length();
            }
        });
        return from[0] == 0 ? text : out.append(text, from[0], text.length()).toString();
    }

    /** Old and new paths of the files that get another name. */
    public Map<String, String> paths() {
        Map<String, String> renamed = new HashMap<>();
        for (String path : paths) {
            String now = renamed(path);
            if (!now.equals(path)) {
                renamed.put(path, now);
            }
        }
        return renamed;
    }

    /** What a file's new bytes depend on is what became of all files that it names, directly or not. */
    private Set<String> leftBelow(HashUnit unit, Set<String> left) {
        Set<String> found = new TreeSet<>();
        Set<HashUnit> seen = new HashSet<>(List.of(unit));
        Deque<HashUnit> queue = new ArrayDeque<>(seen);
        while (!queue.isEmpty()) {
            for (String path : queue.remove().paths()) {
                if (left.contains(path)) {
                    found.add(path);
                }
                for (HashUnit next : named.getOrDefault(path, Set.of())) {
                    if (seen.add(next)) {
                        queue.add(next);
                    }
                }
            }
        }
        return found;
    }
}
