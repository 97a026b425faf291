package io.slipway.plugin.board;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Puts together what has a key in common, also by way of others. */
final class Groups<T> {

    private final Function<T, ? extends Collection<String>> keys;
    private final Map<String, List<T>> byKey = new HashMap<>();
    private final Set<List<T>> groups = Collections.newSetFromMap(new IdentityHashMap<>());

    private Groups(Function<T, ? extends Collection<String>> keys) {
        this.keys = keys;
    }

    static <T> Collection<List<T>> of(Iterable<T> all, Function<T, ? extends Collection<String>> keys) {
        Groups<T> groups = new Groups<>(keys);
        all.forEach(groups::add);
        return groups.groups;
    }

    private void add(T one) {
        List<T> group = new ArrayList<>(List.of(one));
        groups.add(group);
        for (String key : keys.apply(one)) {
            group = merge(byKey.get(key), group);
            byKey.put(key, group);
        }
    }

    /** All keys of the smaller group lead to the larger one then. */
    private List<T> merge(List<T> known, List<T> group) {
        if (known == null || known == group) {
            return group;
        }
        List<T> large = known.size() < group.size() ? group : known;
        List<T> small = large == known ? group : known;
        large.addAll(small);
        groups.remove(small);
        for (T one : small) {
            keys.apply(one).forEach(key -> byKey.computeIfPresent(key, (same, of) -> of == small ? large : of));
        }
        return large;
    }
}
