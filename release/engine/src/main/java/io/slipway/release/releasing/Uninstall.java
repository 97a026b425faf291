package io.slipway.release.releasing;

import io.slipway.release.checks.Change;
import io.slipway.release.guarding.Subject;
import io.slipway.release.helm.Helm;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.Revision;
import java.util.Optional;

/** Takes a release away, with its history. */
public final class Uninstall {

    private final Helm helm;
    private final ReleaseTarget target;
    private final ReleasePolicy policy;
    private final ReleaseListener listener;

    public Uninstall(Helm helm, ReleaseTarget target, ReleasePolicy policy, ReleaseListener listener) {
        this.helm = helm;
        this.target = target;
        this.policy = policy;
        this.listener = listener;
    }

    private Subject subject() {
        return Subject.of(Change.UNINSTALL, policy.owner().environment());
    }

    /** @return the newest revision that was there; empty when there was none, which is no error */
    public Optional<Revision> run() {
        return underLock(new ReleaseLock(target, policy, listener, subject()));
    }

    /** The same whatever the checks of the environment say: a review ends at any time. */
    public Optional<Revision> runUnchecked() {
        return underLock(ReleaseLock.unchecked(target, policy, listener));
    }

    private Optional<Revision> underLock(ReleaseLock lock) {
        return lock.underLock(false, change -> {
            Optional<Revision> newest = change.store().history().newest();
            if (newest.isPresent()) {
                change.runUnwatched(() -> helm.uninstall(target, policy.timeout()));
            }
            return newest;
        });
    }
}
