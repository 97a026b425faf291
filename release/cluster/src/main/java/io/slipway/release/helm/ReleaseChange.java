package io.slipway.release.helm;

import io.slipway.release.clusters.ClusterErrors;
import io.slipway.release.problems.AtExit;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.revisions.ReleaseStore;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.Revision;
import io.slipway.release.revisions.StoredRevision;
import java.util.Map;
import java.util.Optional;

/**
 * A change of a release that is not left half done: however Helm ends (well, with an error, by a time-out, an interrupt,
 * Ctrl-C, SIGTERM or an abort of its own), the revision that it began is not left pending, so that the next one can start.
 */
public final class ReleaseChange {

    /** The value that says who released it, and in it, when; see {@code ReleaseRecord}. */
    private static final String RECORD = "record";

    private static final String RELEASED_AT = "released-at";

    private static final String ENDED = "Failed: ended before it was done, and marked so by Slipway";

    private final ReleaseTarget target;
    private final ReleaseStore store;
    private final Map<String, Object> values;

    private ReleaseChange(ReleaseTarget target, Map<String, Object> values) {
        this.target = target;
        this.store = ReleaseStore.patient(target);
        this.values = values;
    }

    /** What Helm does, and how it is made to stop. */
    public interface Step {
        void run() throws HelmTerminatedException;

        void stop();
    }

    /**
     * Runs the change.
     *
     * @param values that Helm is given, by which the revision is known among others
     * @return the revision that it made; empty when it made none, as {@code uninstall} does
     */
    public static Optional<Revision> run(ReleaseTarget target, Map<String, Object> values, Step step) {
        return new ReleaseChange(target, values).run(step);
    }

    private Optional<Revision> run(Step step) {
        int before = refuseWhenPending();
        AtExit.Registration atExit = AtExit.run(() -> stop(step, before));
        try {
            AtExit.refuseToBegin(target);
            step.run();
            settle(before);
            return made(before).map(StoredRevision::toRevision);
        } catch (SlipwayException fromHelm) {
            settleAfter(fromHelm, before);
            throw fromHelm;
        } catch (HelmTerminatedException terminated) {
            SlipwayException failure = SlipwayException.failed(
                    Problem.of("Helm gave up: " + terminated.getMessage()).at(target.toString()));
            boolean interrupted = Thread.interrupted();
            try {
                step.stop();
                settleAfter(failure, before);
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
            throw failure;
        } finally {
            atExit.cancel();
        }
    }

    /** What went wrong first is what is told. */
    private void settleAfter(SlipwayException failure, int before) {
        try {
            settle(before);
        } catch (SlipwayException e) {
            failure.addSuppressed(e);
        }
    }

    /** Helm itself may have failed to write how it ended. */
    private synchronized void settle(int before) {
        store.endPending(ENDED, revision -> isOurs(revision, before));
    }

    private Optional<StoredRevision> made(int before) {
        return store.revisions().stream()
                .filter(revision -> isOurs(revision, before))
                .findFirst();
    }

    /** Another process may have come in between, when this one was suspended for so long that it lost its lease. */
    private boolean isOurs(StoredRevision revision, int before) {
        return revision.number() > before && mark(revision.values()).equals(mark(values));
    }

    private static String mark(Map<String, Object> values) {
        return values.get(RECORD) instanceof Map<?, ?> record ? String.valueOf(record.get(RELEASED_AT)) : "";
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

    /** For the end of the process, whose thread may come here while the thread of the call does too. */
    private void stop(Step step, int before) {
        step.stop();
        settle(before);
    }
}
