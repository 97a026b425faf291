package io.slipway.notifications;

import java.util.List;

/**
 * What is known about a release when others are told about it.
 *
 * @param id names the release within its job
 * @param app of the descriptor; empty while it is not known
 * @param build its number
 * @param user who started the build
 * @param cause why it stands so; its first line is enough for a table; empty when all is well
 * @param comment why it is done; empty when nobody said it
 * @param decisions who approved or rejected it
 */
public record ReleaseFacts(
        String id,
        String app,
        String environment,
        String verb,
        int build,
        String user,
        State state,
        String cause,
        String comment,
        Contents contents,
        List<Decision> decisions) {

    public ReleaseFacts {
        decisions = List.copyOf(decisions);
    }

    /**
     * How it stands.
     *
     * @param name as the history's JSON names it
     * @param text for people
     * @param at since when, in milliseconds since 1970
     * @param changed whether it left the environment in a state that nobody knows
     */
    public record State(Standing standing, String name, String text, long at, boolean changed) {}

    /**
     * What is released; each is empty while it is not known.
     *
     * @param digest of the chart
     * @param image with its digest
     * @param revision of Helm
     * @param url where it is served
     */
    public record Contents(String version, String digest, String image, String revision, String url) {}

    /**
     * What one person decided, and why.
     *
     * @param at when it was made, in milliseconds since 1970
     * @param effectiveAt when it takes effect, likewise
     */
    public record Decision(String user, boolean approved, String comment, long at, long effectiveAt) {}

    Standing standing() {
        return state.standing();
    }

    /** The first line of the cause; empty when all is well. */
    String causeLine() {
        return cause.lines().findFirst().orElse("");
    }

    /** Whether it brought an earlier version back. */
    boolean isRolledBack() {
        return verb.equals("rollback") && standing() == Standing.SUCCEEDED;
    }

    /** Whether it is the review of a change. */
    boolean isReview() {
        return verb.equals("review open");
    }
}
