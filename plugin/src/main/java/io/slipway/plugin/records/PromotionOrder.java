package io.slipway.plugin.records;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which environments a release is promoted from, as the descriptor says it with {@code after}. */
public final class PromotionOrder implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Of a descriptor that says nothing, or that nobody has read. */
    public static final PromotionOrder NONE = of(Map.of());

    /** By the environment that they are promoted to. Of classes that a build's file and a Pipeline's state can hold. */
    private Map<String, List<String>> after = new LinkedHashMap<>();

    private PromotionOrder() {}

    /** An agent sent it, so there is a limit. */
    public static PromotionOrder of(Map<String, List<String>> after) {
        PromotionOrder order = new PromotionOrder();
        after.entrySet().stream()
                .limit(Retention.ENVIRONMENTS)
                .forEach(entry -> order.after.put(
                        entry.getKey(),
                        new ArrayList<>(entry.getValue().stream()
                                .limit(Retention.ENVIRONMENTS)
                                .toList())));
        return order;
    }

    public boolean isEmpty() {
        return after.isEmpty();
    }

    public List<String> before(String environment) {
        return List.copyOf(after.getOrDefault(environment, List.of()));
    }

    /** Where a release may be promoted to from an environment. */
    public List<String> successors(String environment) {
        return after.entrySet().stream()
                .filter(entry -> entry.getValue().contains(environment))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The environments with each behind those that it comes after, and otherwise as they were. */
    public List<String> sorted(Collection<String> environments) {
        Set<String> left = new LinkedHashSet<>(environments);
        List<String> sorted = new ArrayList<>();
        while (!left.isEmpty()) {
            String next = left.stream()
                    .filter(name -> before(name).stream().noneMatch(left::contains))
                    .findFirst()
                    // A circle, which slipway refuses and an agent could send.
                    .orElseGet(() -> left.iterator().next());
            left.remove(next);
            sorted.add(next);
        }
        return sorted;
    }
}
