package io.slipway.release.releasing;

import io.slipway.release.diagnosis.Diagnosis;
import io.slipway.release.helm.Helm;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.Revision;
import java.time.Duration;
import java.time.Instant;
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

    /** @param to the revision to go back to; without one, the last good one before what runs */
    public ReleaseResult run(Optional<Integer> to, String by, Optional<String> buildUrl) {
        return new Turn(helm, target, policy, listener).take(false, client -> {
            Instant begun = Instant.now();
            Revision goal = goal(to);
            listener.progress("rollback", "to revision " + goal.number() + " (" + goal.appVersion() + ")");
            Optional<Diagnosis> failure = new RecordedRollback(
                            helm, target, goal, new RecordedRollback.Author(by, buildUrl), policy.timeout())
                    .run(new WatchedChange(client, target, listener), "");
            failure.ifPresent(listener::failed);
            return new ReleaseResult(
                    Revisions.newest(target),
                    failure,
                    Optional.empty(),
                    List.of(),
                    Duration.between(begun, Instant.now()));
        });
    }

    private Revision goal(Optional<Integer> to) {
        List<Revision> history = target.history();
        if (history.isEmpty()) {
            throw Turn.noSuchRelease(target, "slipway release brings something there");
        }
        if (to.isEmpty()) {
            return Revisions.before(history)
                    .orElseThrow(() -> SlipwayException.failed(Problem.of("there is no earlier revision that was good")
                            .at(target.toString())
                            .fix("slipway history shows what there is; name one with --to")));
        }
        return history.stream()
                .filter(revision -> revision.number() == to.get())
                .findFirst()
                .orElseThrow(() -> SlipwayException.usage(Problem.of("there is no revision " + to.get())
                        .at(target.toString())
                        .lookedIn(history.stream()
                                .map(revision -> "revision " + revision.number())
                                .toArray(String[]::new))
                        .fix("choose one that slipway history shows")));
    }
}
