package io.slipway.release.releasing;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.slipway.release.clusters.ClusterErrors;
import io.slipway.release.diagnosis.Diagnose;
import io.slipway.release.diagnosis.Diagnosis;
import io.slipway.release.guarding.Passage;
import io.slipway.release.locking.ReleaseLease;
import io.slipway.release.problems.AtExit;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.records.ReleaseRecord;
import io.slipway.release.revisions.ReleaseStore;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.Revision;
import io.slipway.release.revisions.StoredRevision;
import io.slipway.release.watching.Rollout;
import io.slipway.release.watching.RolloutWatch;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Lets Helm change a release while its pods are watched, and ends Helm when the pods are beyond hope, or when the turn is
 * lost to somebody else.
 */
final class WatchedChange {

    /**
     * How a change ended.
     *
     * @param revision that it made, and not what somebody else made meanwhile
     * @param failure why it did not come up; empty when it did
     * @param mayPass whether the cluster was what failed, so that another try may go well
     */
    record Outcome(Optional<Revision> revision, Optional<Diagnosis> failure, boolean mayPass) {}

    private final KubernetesClient client;
    private final ReleaseTarget target;
    private final ReleaseStore store;
    private final ReleaseLease lease;
    private final ReleaseListener listener;
    private final Passage passage;

    WatchedChange(
            KubernetesClient client,
            ReleaseTarget target,
            ReleaseLease lease,
            ReleaseListener listener,
            Passage passage) {
        this.client = client;
        this.target = target;
        this.store = ReleaseStore.patient(target);
        this.lease = lease;
        this.listener = listener;
        this.passage = passage;
    }

    /** Which checks it met, and whether it goes past them. */
    Passage passage() {
        return passage;
    }

    /** Its revisions, asked for with the patience of the midst of a change. */
    ReleaseStore store() {
        return store;
    }

    ReleaseListener listener() {
        return listener;
    }

    /**
     * Runs one call of Helm, which waits until all is ready.
     *
     * @param stamp of the release's record
     * @throws SlipwayException when Helm did not come to change anything, the turn was lost, or the process is told to end
     */
    Outcome run(String stamp, Supplier<Revision> helm) {
        return run(stamp, helm, Optional.empty());
    }

    /**
     * Runs one call of Helm, which does not wait, and waits in its place.
     *
     * @param stamp of the release's record
     * @param timeout until all is ready
     * @throws SlipwayException as {@link #run}
     */
    Outcome runAndAwait(String stamp, Supplier<Revision> helm, Duration timeout) {
        return run(stamp, helm, Optional.of(timeout));
    }

    private Outcome run(String stamp, Supplier<Revision> helm, Optional<Duration> timeout) {
        requireTurn();
        List<StoredRevision> there = store.revisions();
        int before = there.stream().findFirst().map(StoredRevision::number).orElse(0);
        Instant begun = Instant.now();
        try (RolloutWatch watch =
                RolloutWatch.start(client, target.namespace(), target.release(), stamp, listener::progress)) {
            HelmCall call = HelmCall.start(() -> Optional.of(helm.get()));
            CompletableFuture.anyOf(call.ended(), watch.terminal(), lease.lost())
                    .join();
            if (!call.ended().isDone()) {
                Optional<Diagnosis> diagnosis =
                        lease.isHeld() ? Optional.of(diagnose(begun, watch.rollout(), List.of())) : Optional.empty();
                call.interrupt();
                timeout.ifPresent(longest -> undo(there, before, stamp));
                return new Outcome(
                        made(before, stamp), Optional.of(diagnosis.orElseThrow(lease::lostException)), false);
            }
            if (call.error().isPresent()) {
                SlipwayException error = call.error().get();
                timeout.ifPresent(longest -> undo(there, before, stamp));
                return new Outcome(
                        made(before, stamp),
                        Optional.of(failed(error, before, stamp, begun, watch.rollout())),
                        ClusterErrors.mayPass(error));
            }
            call.made().ifPresent(this::mustBeNewest);
            Optional<Diagnosis> failure = timeout.flatMap(longest -> call.made()
                    .flatMap(made -> awaited(
                            new ReadyWait(target, store, lease, watch, made.number(), superseded(there)).run(longest),
                            begun,
                            watch)));
            return new Outcome(call.made(), failure, false);
        }
    }

    /** How those were marked before that Helm has marked as superseded since. */
    private Map<Integer, Revision.Status> superseded(List<StoredRevision> before) {
        Set<Integer> superseded = store.revisions().stream()
                .filter(revision -> revision.status() == Revision.Status.SUPERSEDED)
                .map(StoredRevision::number)
                .collect(Collectors.toSet());
        return before.stream()
                .filter(revision -> revision.status() != Revision.Status.SUPERSEDED)
                .filter(revision -> superseded.contains(revision.number()))
                .collect(Collectors.toMap(StoredRevision::number, StoredRevision::status));
    }

    /** Helm that does not wait may be ended when it has marked its revision as deployed already, or those before it. */
    private void undo(List<StoredRevision> there, int before, String stamp) {
        if (!lease.isHeld()) {
            return;
        }
        Map<Integer, Revision.Status> statuses = new HashMap<>(superseded(there));
        Optional<Integer> deployed = made(before, stamp)
                .filter(made -> made.status() == Revision.Status.DEPLOYED)
                .map(Revision::number);
        deployed.ifPresent(number -> statuses.put(number, ReadyWait.pending(number)));
        store.mark(statuses);
        store.endPending(
                ReadyWait.NOT_READY,
                newest -> deployed.filter(number -> number == newest.number()).isPresent());
    }

    private Optional<Diagnosis> awaited(ReadyWait.End end, Instant begun, RolloutWatch watch) {
        if (end instanceof ReadyWait.End.TurnLost) {
            throw lease.lostException();
        }
        if (end instanceof ReadyWait.End.ToldToEnd) {
            throw toldToEnd();
        }
        if (end instanceof ReadyWait.End.Ready) {
            return Optional.empty();
        }
        List<Problem> otherwise = end instanceof ReadyWait.End.GivenUp givenUp ? givenUp.why() : List.of();
        return Optional.of(diagnose(begun, watch.rollout(), otherwise));
    }

    private SlipwayException toldToEnd() {
        return SlipwayException.failed(
                Problem.of("ended by Ctrl-C or SIGTERM before it was done; the revision is marked as failed")
                        .at(target.toString())
                        .fix("release again, or go back: slipway rollback"));
    }

    /** The same without pods to wait for. */
    void runUnwatched(Runnable helm) {
        requireTurn();
        HelmCall call = HelmCall.start(() -> {
            helm.run();
            return Optional.empty();
        });
        CompletableFuture.anyOf(call.ended(), lease.lost()).join();
        if (!call.ended().isDone()) {
            call.interrupt();
            throw lease.lostException();
        }
        call.error().ifPresent(error -> {
            throw error;
        });
    }

    /** @throws SlipwayException (failed) when somebody else may have the turn by now */
    void requireTurn() {
        if (!lease.isHeld()) {
            throw lease.lostException();
        }
    }

    /** Whether nobody else may have the turn. */
    boolean hasTurn() {
        return lease.isHeld();
    }

    private Optional<Revision> made(int before, String stamp) {
        return store.revisions().stream()
                .filter(revision -> revision.number() > before)
                .map(revision -> revision.toRevision())
                .filter(revision -> stamp.isEmpty() || stampOf(revision).equals(stamp))
                .findFirst();
    }

    private static String stampOf(Revision revision) {
        return ReleaseRecord.in(revision.values())
                .map(record -> record.author().at().toString())
                .orElse("");
    }

    /** A second look: somebody else may have released over it since, which is not to be told as this one's success. */
    private void mustBeNewest(Revision made) {
        store.newest().filter(newest -> newest.number() > made.number()).ifPresent(newest -> {
            throw SlipwayException.failed(Problem.of("revision " + made.number() + " came up, but revision "
                            + newest.number() + " took its place: " + newest.description())
                    .at(target.toString())
                    .fix("look at what runs there (slipway status), then release again"));
        });
    }

    private Diagnosis failed(SlipwayException error, int before, String stamp, Instant begun, Rollout rollout) {
        boolean nothingMade = made(before, stamp).isEmpty();
        if (AtExit.isEnding()) {
            if (nothingMade) {
                throw AtExit.beforeItBegan(target);
            }
            throw toldToEnd();
        }
        if (nothingMade) {
            throw error;
        }
        return diagnose(begun, rollout, error.problems());
    }

    private Diagnosis diagnose(Instant begun, Rollout rollout, List<Problem> otherwise) {
        return new Diagnose(client, target.namespace(), begun).of(rollout, otherwise);
    }
}
