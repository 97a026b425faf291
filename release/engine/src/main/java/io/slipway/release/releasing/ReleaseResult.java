package io.slipway.release.releasing;

import io.slipway.release.diagnosis.Diagnosis;
import io.slipway.release.problems.Problem;
import io.slipway.release.revisions.Revision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a change of a release ended.
 *
 * @param revision that it made; empty when Helm did not come to make one
 * @param failure why it did not come up
 * @param rollback the revision that took its place, where one did
 * @param rollbackProblems why it could not be rolled back
 */
public record ReleaseResult(
        Optional<Revision> revision,
        Optional<Diagnosis> failure,
        Optional<Revision> rollback,
        List<Problem> rollbackProblems,
        Duration took) {

    /** Of a change whose checks are open, and that was to do nothing more than ask them. */
    public static final ReleaseResult ASKED =
            new ReleaseResult(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Duration.ZERO);

    public boolean isDone() {
        return failure.isEmpty();
    }

    /** All that went wrong, the cause first. */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        failure.ifPresent(diagnosis -> problems.addAll(diagnosis.problems()));
        problems.addAll(rollbackProblems);
        return problems;
    }
}
