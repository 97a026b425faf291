package io.slipway.release.variables;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The variables of one environment, each with the value that counts.
 *
 * @param environment its name
 * @param byName sorted by name
 */
public record Variables(String environment, SortedMap<String, Variable> byName) {

    public Variables {
        byName = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    public Optional<Variable> get(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Names and values of those that may enter the site. */
    public SortedMap<String, String> plain() {
        SortedMap<String, String> plain = new TreeMap<>();
        byName.forEach((name, variable) -> variable.plain().ifPresent(value -> plain.put(name, value)));
        return plain;
    }

    /** Names and places of those that stay in the cluster. */
    public SortedMap<String, Variable.Value.InSecret> secret() {
        SortedMap<String, Variable.Value.InSecret> secret = new TreeMap<>();
        for (Map.Entry<String, Variable> entry : byName.entrySet()) {
            if (entry.getValue().value() instanceof Variable.Value.InSecret value) {
                secret.put(entry.getKey(), value);
            }
        }
        return secret;
    }
}
