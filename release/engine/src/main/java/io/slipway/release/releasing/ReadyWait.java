package io.slipway.release.releasing;

import io.slipway.release.locking.ReleaseLease;
import io.slipway.release.problems.AtExit;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.revisions.ReleaseStore;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.Revision.Status;
import io.slipway.release.watching.AwaitedObjects;
import io.slipway.release.watching.RolloutWatch;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Waits until what a revision brought is ready, in the place of Helm's own wait, which looks every two seconds. As with that,
 * the revision is pending meanwhile, and those before it are what they were: whoever looks, and whoever comes after a killed
 * process, finds what Helm would have left.
 */
final class ReadyWait {

    /** How the wait ended. */
    sealed interface End {

        /** All is ready, and the revision is deployed. */
        record Ready() implements End {}

        /** Another process may have the turn by now. */
        record TurnLost() implements End {}

        /** The process is told to end. */
        record ToldToEnd() implements End {}

        /** The pods are beyond hope, and tell why. */
        record Hopeless() implements End {}

        /** Time is up, or the cluster does not answer any more. */
        record GivenUp(List<Problem> why) implements End {}
    }

    /** Not everything that is awaited is watched, and a watch may be refused. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** The description of a revision that is marked as failed. */
    static final String NOT_READY = "Failed: ended before all was ready";

    private final ReleaseTarget target;
    private final ReleaseStore store;
    private final ReleaseLease lease;
    private final RolloutWatch watch;
    private final int number;
    private final Map<Integer, Status> before;
    private boolean held;

    /**
     * @param number of the revision, which Helm has marked as deployed
     * @param before how the others were marked before it, of which Helm has marked some as superseded
     */
    ReadyWait(
            ReleaseTarget target,
            ReleaseStore store,
            ReleaseLease lease,
            RolloutWatch watch,
            int number,
            Map<Integer, Status> before) {
        this.target = target;
        this.store = store;
        this.lease = lease;
        this.watch = watch;
        this.number = number;
        this.before = before;
    }

    /** Waits; unless all is ready then, the revision is marked as failed. */
    End run(Duration timeout) {
        AtExit.Registration atExit = AtExit.run(this::fail);
        End end = new End.ToldToEnd();
        try {
            end = untilReady(timeout);
            return end;
        } catch (SlipwayException e) {
            end = new End.GivenUp(e.problems());
            return end;
        } finally {
            atExit.cancel();
            if (!(end instanceof End.Ready)) {
                fail();
            }
        }
    }

    private End untilReady(Duration timeout) {
        AwaitedObjects awaited =
                new AwaitedObjects(target, store.revision(number).manifest());
        if (awaited.areReady()) {
            return new End.Ready();
        }
        hold();
        long end = System.nanoTime() + timeout.toNanos();
        for (long seen = watch.changes(); !awaited.areReady(); seen = watch.changes()) {
            Optional<End> early = early(awaited, end, timeout);
            if (early.isPresent()) {
                return early.get();
            }
            pause(seen);
        }
        Map<Integer, Status> statuses = new HashMap<>();
        before.keySet().forEach(other -> statuses.put(other, Status.SUPERSEDED));
        statuses.put(number, Status.DEPLOYED);
        store.mark(statuses);
        return new End.Ready();
    }

    private Optional<End> early(AwaitedObjects awaited, long end, Duration timeout) {
        if (AtExit.isEnding()) {
            return Optional.of(new End.ToldToEnd());
        }
        if (!lease.isHeld()) {
            return Optional.of(new End.TurnLost());
        }
        if (watch.terminal().isDone()) {
            return Optional.of(new End.Hopeless());
        }
        return System.nanoTime() < end
                ? Optional.empty()
                : Optional.of(new End.GivenUp(List.of(late(awaited, timeout))));
    }

    private Problem late(AwaitedObjects awaited, Duration timeout) {
        return Problem.of("not ready after " + timeout.toSeconds() + " s: " + awaited.unready())
                .at(target.toString())
                .fix("look at the pods: slipway status, slipway connect; if it only needs longer, give it more with"
                        + " --timeout");
    }

    private void pause(long seen) {
        try {
            watch.awaitChange(seen, LOOK);
        } catch (InterruptedException e) {
            throw Pause.interrupted();
        }
    }

    private synchronized void hold() {
        Map<Integer, Status> statuses = new HashMap<>(before);
        statuses.put(number, pending(number));
        store.mark(statuses);
        held = true;
    }

    /** As Helm calls it. */
    static Status pending(int number) {
        return number == 1 ? Status.PENDING_INSTALL : Status.PENDING_UPGRADE;
    }

    /** For the end of the process too, whose thread may come here while that of the wait does. */
    private synchronized void fail() {
        if (!held) {
            hold();
        }
        // Not what somebody else made since, who had the turn when this process was suspended.
        store.endPending(NOT_READY, newest -> newest.number() == number);
    }
}
