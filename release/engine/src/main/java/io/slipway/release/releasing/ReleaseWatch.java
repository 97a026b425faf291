package io.slipway.release.releasing;

import io.slipway.release.guarding.Bake;
import io.slipway.release.problems.AtExit;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.revisions.ReleaseStore;
import io.slipway.release.revisions.Revision;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Watches what has just been released and runs: what it answers, and what its environment's figures say. */
final class ReleaseWatch {

    private static final Duration BLINK = Duration.ofSeconds(1);

    private final ReleaseRequest request;
    private final ReleasePolicy policy;
    private final WatchedChange change;
    private final Revision made;

    ReleaseWatch(ReleaseRequest request, ReleasePolicy policy, WatchedChange change, Revision made) {
        this.request = request;
        this.policy = policy;
        this.change = change;
        this.made = made;
    }

    /** What is wrong with it; its revision is marked as failed then. */
    Optional<Problem> run() {
        Optional<Problem> wrong = verify().or(this::bake);
        wrong.ifPresent(problem -> mark());
        return wrong;
    }

    private Optional<Problem> verify() {
        return policy.verification().flatMap(verification -> {
            change.listener().progress("verifying", verification.url());
            return verification.run(request.record().version(), this::sleep);
        });
    }

    private Optional<Problem> bake() {
        return change.passage().checks().after().flatMap(check -> {
            Bake bake = new Bake(check, policy.gate().credentials());
            change.listener().progress("watching", bake.describe());
            return bake.run(this::sleep);
        });
    }

    private void mark() {
        ReleaseStore store = change.store();
        store.mark(made.number(), Revision.Status.FAILED);
    }

    private void sleep(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            change.requireTurn();
            if (AtExit.isEnding()) {
                throw stopped();
            }
            Pause.of(Duration.ofNanos(Math.max(1, Math.min(BLINK.toNanos(), end - System.nanoTime()))));
        }
    }

    /** Nobody knows whether it is good, so it does not count as that. */
    private SlipwayException stopped() {
        String why = "ended by Ctrl-C or SIGTERM before it was known to be good";
        change.store().amend(made.number(), "Failed: " + why, Map.of());
        mark();
        return SlipwayException.failed(Problem.of(why + "; the revision is marked as failed")
                .at(request.target().toString())
                .fix("release again, or go back: slipway rollback"));
    }
}
