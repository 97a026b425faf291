package io.slipway.release.problems;

import io.slipway.initcontainer.problems.ProblemText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that is wrong, told in full: where it is, what it is, where an answer was looked for and what to do about it.
 *
 * @param location where it is, as {@code file:line}, {@code file} or a key such as {@code nginx.image.tag}
 * @param message what is wrong, in one sentence without a full stop
 * @param lookedIn the places that were asked for an answer, in the order in which they were asked
 * @param fix what to do about it
 */
public record Problem(Optional<String> location, String message, List<String> lookedIn, Optional<String> fix) {

    public Problem {
        Objects.requireNonNull(location, "location");
        Objects.requireNonNull(message, "message");
        lookedIn = List.copyOf(lookedIn);
        Objects.requireNonNull(fix, "fix");
    }

    public static Problem of(String message) {
        return new Problem(Optional.empty(), message, List.of(), Optional.empty());
    }

    public Problem at(String newLocation) {
        return new Problem(Optional.of(newLocation), message, lookedIn, fix);
    }

    /** The same in other words. */
    public Problem say(String newMessage) {
        return new Problem(location, newMessage, lookedIn, fix);
    }

    public Problem lookedIn(String... places) {
        return new Problem(location, message, List.of(places), fix);
    }

    public Problem fix(String newFix) {
        return new Problem(location, message, lookedIn, Optional.of(newFix));
    }

    /**
     * The form in which a person reads it:
     *
     * <pre>
     * slipway: acceptance: no value for token apiUrl
     *   at src/environments/environment.ts:4
     *   looked in: environment acceptance, variables of slipway.yaml, --set
     *   fix: add apiUrl under environments.acceptance.variables
     * </pre>
     *
     * @param subject the environment, or whatever else it is about; left out when blank
     */
    public String render(String subject) {
        return ProblemText.of(new io.slipway.initcontainer.problems.Problem(message, location, lookedIn, fix), subject);
    }

    /** One that a container wrote for whoever asks why it ended. */
    public static Problem of(io.slipway.initcontainer.problems.Problem said) {
        return new Problem(said.at(), said.what(), said.lookedIn(), said.fix());
    }
}
