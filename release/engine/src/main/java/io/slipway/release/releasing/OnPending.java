package io.slipway.release.releasing;

import io.slipway.release.problems.AtExit;
import io.slipway.release.revisions.ReleaseStore;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.Revision;
import java.time.Duration;
import java.util.Optional;

/** What is done about a revision that is pending: its Helm works on it still, or was killed and left it so. */
public enum OnPending {
    /** Fails before anything is changed. */
    FAIL,
    /** Waits until it is pending no more; fails when that takes too long. */
    WAIT,
    /** Marks it as failed and goes on. */
    RECOVER;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Helm itself refuses to start on what is still pending afterwards. */
    void settle(ReleaseTarget target, Duration patience, ReleaseListener listener) {
        Optional<Revision> pending = pending(target);
        if (pending.isEmpty() || this == FAIL) {
            return;
        }
        String what = "revision " + pending.get().number() + " is "
                + pending.get().status().word();
        if (this == RECOVER) {
            new ReleaseStore(target).endPending("Failed: left pending; marked as failed by --on-pending recover");
            listener.progress("recovered", what + ", and is marked as failed now");
            return;
        }
        listener.progress("waiting", what);
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end && pending(target).isPresent()) {
            AtExit.refuseToBegin(target);
            Pause.of(PAUSE);
        }
    }

    private static Optional<Revision> pending(ReleaseTarget target) {
        return ReleaseStore.patient(target)
                .status()
                .filter(revision -> revision.status().isPending());
    }
}
