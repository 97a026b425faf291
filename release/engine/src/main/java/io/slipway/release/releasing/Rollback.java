package io.slipway.release.releasing;

import io.slipway.release.checks.Change;
import io.slipway.release.guarding.Subject;
import io.slipway.release.helm.Helm;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.records.ReleaseRecord.Author;
import io.slipway.release.releasing.WatchedChange.Outcome;
import io.slipway.release.revisions.History;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.Revision;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Goes back to an earlier revision of a release. */
public final class Rollback {

    private final Helm helm;
    private final ReleaseTarget target;
    private final ReleasePolicy policy;
    private final ReleaseListener listener;

    public Rollback(Helm helm, ReleaseTarget target, ReleasePolicy policy, ReleaseListener listener) {
        this.helm = helm;
        this.target = target;
        this.policy = policy;
        this.listener = listener;
    }

    /**
     * Goes back.
     *
     * @param to the revision to go back to; without one, the last good one before what runs
     * @param author who does it; the time is that at which it begins, after all waiting
     */
    public ReleaseResult run(Optional<Integer> to, Author author) {
        Subject subject = Subject.of(Change.ROLLBACK, policy.owner().environment());
        return new ReleaseLock(target, policy, listener, subject).changeOrAsk(false, change -> {
            Instant begun = Instant.now();
            Revision goal = goal(target, change.store().history(), to, "--to");
            listener.progress("rollback", "to revision " + goal.number() + " (" + goal.appVersion() + ")");
            Author now = author.at(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                    .overriding(change.passage().override());
            Outcome outcome = new RecordedRollback(helm, target, goal, now, policy.timeout()).run(change, "");
            outcome.failure().ifPresent(listener::failed);
            return new ReleaseResult(
                    outcome.revision(),
                    outcome.failure(),
                    Optional.empty(),
                    List.of(),
                    Duration.between(begun, Instant.now()));
        });
    }

    /**
     * The revision that a rollback goes back to.
     *
     * @param to its number; without one, the last good one before what runs
     * @param option that names it on the command line
     */
    public static Revision goal(ReleaseTarget target, History history, Optional<Integer> to, String option) {
        List<Revision> revisions = history.revisions();
        if (revisions.isEmpty()) {
            throw ReleaseLock.noSuchRelease(target, "slipway release brings something there");
        }
        if (to.isEmpty()) {
            return history.before()
                    .orElseThrow(() -> SlipwayException.failed(Problem.of("no earlier successful revision exists")
                            .at(target.toString())
                            .fix("choose one that slipway history shows, with " + option)));
        }
        return revisions.stream()
                .filter(revision -> revision.number() == to.get())
                .findFirst()
                .orElseThrow(() -> SlipwayException.usage(Problem.of("revision " + to.get() + " does not exist")
                        .at(target.toString())
                        .lookedIn(revisions.stream()
                                .map(revision -> "revision " + revision.number())
                                .toArray(String[]::new))
                        .fix("choose one that slipway history shows")));
    }
}
