package io.slipway.plugin.engine;

import java.util.Locale;

/** The verbs of slipway that Jenkins has a step for. */
public enum Verb {
    PACKAGE(false, true),
    CHECK(false, true),
    RELEASE(true, true),
    PROMOTE(true, true),
    ROLLBACK(true, false);

    private final boolean changes;
    private final boolean variables;

    Verb(boolean changes, boolean variables) {
        this.changes = changes;
        this.variables = variables;
    }

    /** Whether it changes an environment: then there is an approval, a turn and a record. */
    public boolean changesEnvironment() {
        return changes;
    }

    /** Whether it computes values from variables; a rollback takes them as they were. */
    boolean takesVariables() {
        return variables;
    }

    /** As it is typed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
