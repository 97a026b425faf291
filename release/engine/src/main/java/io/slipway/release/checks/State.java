package io.slipway.release.checks;

import java.time.Instant;
import java.util.Optional;

/** How a check stands. */
public sealed interface State {

    /** Why, for people. */
    String message();

    /** When it changes next, where the clock decides that. */
    Optional<Instant> nextChange();

    /** The word for people and reports. */
    default String word() {
        return getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    /** It holds. */
    record Open(String message, Optional<Instant> nextChange) implements State {}

    /** It does not hold yet. */
    record Waiting(String message, Optional<Instant> nextChange) implements State {}

    /** It does not hold, and waiting changes nothing. */
    record Refused(String message) implements State {

        @Override
        public Optional<Instant> nextChange() {
            return Optional.empty();
        }
    }
}
