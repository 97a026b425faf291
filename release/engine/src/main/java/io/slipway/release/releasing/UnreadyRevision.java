package io.slipway.release.releasing;

import io.slipway.release.revisions.ReleaseStore;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.Revision;
import io.slipway.release.revisions.Revision.Status;
import io.slipway.release.revisions.StoredRevision;
import io.slipway.release.watching.AwaitedObjects;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What a process left that was killed in the moment between Helm, for which its revision was deployed, and {@link ReadyWait},
 * for which it was pending until all is ready.
 */
final class UnreadyRevision {

    private final ReleaseTarget target;
    private final ReleaseStore store;

    UnreadyRevision(ReleaseTarget target) {
        this.target = target;
        this.store = ReleaseStore.patient(target);
    }

    /**
     * Marks it as pending, unless all of it became ready.
     *
     * @param since the killed process began
     */
    void holdPending(Instant since) {
        store.newest()
                .filter(newest -> newest.status() == Status.DEPLOYED)
                .filter(newest -> newest.toRevision()
                        .deployed()
                        .filter(time -> !time.isBefore(since))
                        .isPresent())
                .filter(newest -> !new AwaitedObjects(target, newest.manifest()).areReady())
                .ifPresent(this::hold);
    }

    private void hold(StoredRevision unready) {
        Map<Integer, Status> statuses = new HashMap<>(Map.of(unready.number(), ReadyWait.pending(unready.number())));
        store.history().revisions().stream()
                .filter(revision -> revision.number() < unready.number())
                .filter(Revision::succeeded)
                .findFirst()
                .ifPresent(before -> statuses.put(before.number(), Status.DEPLOYED));
        store.mark(statuses);
    }
}
