package io.slipway.release.checks;

import java.util.Locale;

/** What is to be done to an environment. */
public enum Change {
    RELEASE,
    PROMOTION,
    ROLLBACK,
    UNINSTALL;

    /** Whether it brings something there that was built: branch, request and query are about that. */
    public boolean bringsABuild() {
        return this == RELEASE || this == PROMOTION;
    }

    /** The word for people. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
