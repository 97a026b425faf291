package io.slipway.release.checks;

import java.time.Instant;
import java.util.Optional;

/**
 * What the checks of a change depend on, apart from the time.
 *
 * @param branch that was built; empty when nobody knows it
 * @param replaced for a rollback, when the release that it replaces was under way
 * @param request the last answer to {@link RequestCheck}; empty while it was not asked
 * @param query the last answer to {@link QueryCheck}; empty while it was not asked
 */
public record Facts(
        Change change,
        Optional<String> branch,
        Optional<UnderWay> replaced,
        Optional<Answer> request,
        Optional<Answer> query) {

    /** When a release began, and when it ended. */
    public record UnderWay(Instant began, Instant ended) {

        /** Whether a freeze began meanwhile. */
        boolean sawBegin(Freeze freeze) {
            return began.isBefore(freeze.begins()) && !ended.isBefore(freeze.begins());
        }
    }

    /** Of a change that nothing is known of yet. */
    public static Facts of(Change change, Optional<String> branch) {
        return new Facts(change, branch, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same, with the release that a rollback replaces. */
    public Facts replacing(Optional<UnderWay> release) {
        return new Facts(change, branch, release, request, query);
    }

    /** The same, once the systems were asked. */
    public Facts answered(Optional<Answer> toRequest, Optional<Answer> toQuery) {
        return new Facts(change, branch, replaced, toRequest, toQuery);
    }
}
