package io.slipway.plugin.engine;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The verbs of slipway that Jenkins starts. */
public enum Verb {
    PACKAGE,
    CHECK,
    CHECKS,
    DIFF,
    STATUS,
    RELEASE,
    PROMOTE,
    ROLLBACK,
    REVIEW_OPEN,
    REVIEW_CLOSE,
    REVIEW_SWEEP;

    private static final Set<Verb> CHANGING = EnumSet.of(RELEASE, PROMOTE, ROLLBACK, REVIEW_OPEN);
    private static final Set<Verb> WITHOUT_VARIABLES = EnumSet.of(CHECKS, STATUS, ROLLBACK, REVIEW_CLOSE, REVIEW_SWEEP);

    /** Whether it changes an environment: then there is an approval, a turn and a record. */
    public boolean changesEnvironment() {
        return CHANGING.contains(this);
    }

    /** Whether it works on a cluster. */
    boolean needsCluster() {
        return this != PACKAGE && this != CHECK;
    }

    /** Whether it removes reviews. */
    public boolean removesReviews() {
        return this == REVIEW_CLOSE || this == REVIEW_SWEEP;
    }

    /** Whether it brings what this build made, and not what runs somewhere. */
    public boolean bringsOwnBuild() {
        return this == RELEASE || this == REVIEW_OPEN;
    }

    /** Whether slipway diff knows what it would change. */
    public boolean isCompared() {
        return changesEnvironment() && this != REVIEW_OPEN;
    }

    /** Whether it takes the chart that this build packaged. */
    boolean takesChart() {
        return bringsOwnBuild() || this == DIFF;
    }

    /** Whether it is about a build, whose branch and number a check may look at. */
    boolean namesBuild() {
        return bringsOwnBuild() || this == CHECKS;
    }

    /** Whether it asks the checks of its environment. */
    boolean asksChecks() {
        return changesEnvironment() || this == CHECKS;
    }

    /** Whether it computes values from variables; a rollback takes them as they were. */
    boolean takesVariables() {
        return !WITHOUT_VARIABLES.contains(this);
    }

    /** As it is typed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    List<String> words() {
        return List.of(word().split(" "));
    }
}
