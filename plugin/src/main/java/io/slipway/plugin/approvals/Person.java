package io.slipway.plugin.approvals;

import java.util.Set;

/** Somebody who is logged in, with the groups that Jenkins knows of. */
public record Person(String id, Set<String> groups) {

    public Person {
        groups = Set.copyOf(groups);
    }

    /** Whether a list of users and groups names them. */
    public boolean isCalled(String name) {
        return name.equals(id) || groups.contains(name);
    }
}
