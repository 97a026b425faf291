package io.slipway.release.helm;

import io.slipway.release.clusters.ClusterErrors;
import io.slipway.release.problems.AtExit;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.revisions.ReleaseStore;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.Revision;
import io.slipway.release.revisions.StoredRevision;
import java.util.Optional;

/**
 * A change of a release that is not left half done: when Helm is ended in the midst of it (time-out, interrupt, Ctrl-C,
 * SIGTERM, an abort of its own), the revision that it began is marked as failed, so that the next one can start.
 */
public final class ReleaseChange {

    private static final String ENDED = "Failed: ended before it was done, and marked so by Slipway";

    private final ReleaseTarget target;
    private final ReleaseStore store;

    private ReleaseChange(ReleaseTarget target) {
        this.target = target;
        this.store = new ReleaseStore(target);
    }

    /** What Helm does, and how it is made to stop. */
    public interface Step {
        void run() throws HelmTerminatedException;

        void stop();
    }

    /** @return the newest revision after the change; empty when nothing is left of the release */
    public static Optional<Revision> run(ReleaseTarget target, Step step) {
        return new ReleaseChange(target).run(step);
    }

    private Optional<Revision> run(Step step) {
        int before = refuseWhenPending();
        AtExit.Registration atExit = AtExit.run(() -> stop(step, before));
        try {
            AtExit.refuseToBegin(target);
            step.run();
            return store.newest().map(StoredRevision::toRevision);
        } catch (HelmTerminatedException ended) {
            boolean interrupted = Thread.interrupted();
            try {
                stop(step, before);
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
            throw SlipwayException.failed(
                    Problem.of("Helm gave up: " + ended.getMessage()).at(target.toString()));
        } finally {
            atExit.cancel();
        }
    }

    private int refuseWhenPending() {
        Optional<StoredRevision> newest = store.newest();
        newest.filter(revision -> revision.status().isPending()).ifPresent(pending -> {
            throw pending(pending.toRevision());
        });
        return newest.map(StoredRevision::number).orElse(0);
    }

    private SlipwayException pending(Revision revision) {
        String since = revision.deployed().map(time -> ", since " + time).orElse("");
        return SlipwayException.failed(Problem.of("another operation is in progress: revision " + revision.number()
                        + " is " + revision.status().word() + since)
                .at(target.toString())
                .fix(ClusterErrors.WAIT_OR_RECOVER));
    }

    /** Synchronized, for the end of the process and the thread of the call may both come here. */
    private synchronized void stop(Step step, int before) {
        step.stop();
        if (store.newest().filter(newest -> newest.number() > before).isPresent()) {
            store.endPending(ENDED);
        }
    }
}
