package io.slipway.plugin.approvals;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who speaks for which name of a rule, when each person speaks for one name only: the largest matching, found by augmenting
 * paths. So it does not matter who decided first: somebody of two groups stands for the one that nobody else stands for.
 */
final class Coverage {

    private final List<Decision> people;
    private final Map<String, Decision> taken = new HashMap<>();

    private Coverage(List<Decision> people) {
        this.people = people;
    }

    /** The names that nobody is left to speak for. */
    static List<String> missing(List<String> names, List<Decision> people) {
        Coverage coverage = new Coverage(people);
        return names.stream()
                .filter(name -> !coverage.cover(name, new HashSet<>()))
                .toList();
    }

    private boolean cover(String name, Set<Decision> tried) {
        for (Decision person : people) {
            if (person.speaksFor(name) && tried.add(person) && isFree(person, tried)) {
                taken.put(name, person);
                return true;
            }
        }
        return false;
    }

    private boolean isFree(Decision person, Set<Decision> tried) {
        for (Map.Entry<String, Decision> entry : Map.copyOf(taken).entrySet()) {
            if (entry.getValue() == person) {
                return cover(entry.getKey(), tried);
            }
        }
        return true;
    }
}
