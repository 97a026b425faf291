package io.slipway.release.command;

import java.util.Locale;

/** Who reads what a verb reports. */
enum Output {
    /** People. */
    TEXT,
    /** Machines. */
    JSON,
    /** Release notes; of {@code changes} alone. */
    MARKDOWN;

    /** As it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
