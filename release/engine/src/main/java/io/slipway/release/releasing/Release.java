package io.slipway.release.releasing;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.slipway.release.diagnosis.Diagnosis;
import io.slipway.release.helm.Helm;
import io.slipway.release.helm.UpgradeRequest;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.records.BuildOrder;
import io.slipway.release.records.ReleaseRecord;
import io.slipway.release.revisions.History;
import io.slipway.release.revisions.ReleaseStore;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings a release to its environment: waits for its turn, refuses to go behind a newer build, lets Helm upgrade while the
 * pods are watched, and when they do not come up, says why first and then rolls back to what succeeded before.
 */
public final class Release {

    private final Helm helm;
    private final ReleaseRequest request;
    private final ReleasePolicy policy;
    private final ReleaseListener listener;

    public Release(Helm helm, ReleaseRequest request, ReleasePolicy policy, ReleaseListener listener) {
        this.helm = helm;
        this.request = request;
        this.policy = policy;
        this.listener = listener;
    }

    /** @throws SlipwayException with what was wrong before anything in the cluster was changed */
    public ReleaseResult run() {
        return new ReleaseLock(helm, request.target(), policy, listener)
                .underLock(request.createNamespace(), this::release);
    }

    private ReleaseResult release(KubernetesClient client) {
        Instant begun = Instant.now();
        History history = request.target().history();
        Optional<Revision> lastSuccessful = history.lastSuccessful();
        lastSuccessful.ifPresent(this::refuseToGoBehind);
        lastSuccessful.ifPresent(running -> clearWhatFailed(history, running));
        WatchedChange change = new WatchedChange(client, request.target(), listener);
        Optional<Diagnosis> failure =
                change.run(request.record().at().toString(), () -> helm.upgradeInstall(upgrade()));
        failure.ifPresent(listener::failed);
        Optional<Revision> revision = failure.map(this::withCause)
                .orElseGet(() -> request.target().history().newest());
        if (failure.isEmpty() || lastSuccessful.isEmpty() || !policy.rollbackOnFailure()) {
            return new ReleaseResult(
                    revision, failure, Optional.empty(), List.of(), Duration.between(begun, Instant.now()));
        }
        return goBack(change, lastSuccessful.get(), revision, failure, begun);
    }

    private void refuseToGoBehind(Revision running) {
        if (request.allowOlder()) {
            return;
        }
        ReleaseRecord.in(running.values())
                .flatMap(record -> BuildOrder.whyOlder(request.record(), record))
                .ifPresent(why -> {
                    throw SlipwayException.failed(Problem.of(why)
                            .at(request.target() + ", revision " + running.number())
                            .fix("release a newer build, or say --allow-older"));
                });
    }

    /** The history then tells why. */
    private Optional<Revision> withCause(Diagnosis failure) {
        return request.target()
                .history()
                .newest()
                .map(revision -> new ReleaseStore(request.target())
                        .amend(
                                revision.number(),
                                RecordedRollback.shortened(
                                        "Failed: " + failure.problems().get(0).message()),
                                Map.of()));
    }

    /**
     * Helm upgrades from the last successful revision, so that what only a failed one brought would stay, such as a variable. So
     * that one is put back first; its pods run still.
     */
    private void clearWhatFailed(History history, Revision lastSuccessful) {
        history.newest()
                .filter(newest ->
                        newest.status() == Revision.Status.FAILED && newest.number() > lastSuccessful.number())
                .ifPresent(failed -> {
                    listener.progress("cleaned up", "resources left by failed revision " + failed.number());
                    rollback(lastSuccessful).clear(", to clear what revision " + failed.number() + " left");
                });
    }

    private RecordedRollback rollback(Revision lastSuccessful) {
        return new RecordedRollback(
                helm,
                request.target(),
                lastSuccessful,
                new RecordedRollback.Author(request.record()),
                policy.timeout());
    }

    private UpgradeRequest upgrade() {
        return new UpgradeRequest(
                request.target(),
                request.chart().path(),
                request.valuesWithRecord(),
                true,
                policy.timeout(),
                false,
                request.description());
    }

    private ReleaseResult goBack(
            WatchedChange change,
            Revision lastSuccessful,
            Optional<Revision> revision,
            Optional<Diagnosis> failure,
            Instant begun) {
        ReleaseTarget target = request.target();
        String cause =
                failure.map(diagnosis -> diagnosis.problems().get(0).message()).orElseThrow();
        List<Problem> problems;
        try {
            listener.progress("rollback", "to revision " + lastSuccessful.number());
            problems = rollback(lastSuccessful)
                    .run(change, ", since " + cause)
                    .map(diagnosis -> diagnosis.problems().stream()
                            .map(problem -> problem.say("the rollback failed too: " + problem.message()))
                            .toList())
                    .orElse(List.of());
        } catch (SlipwayException e) {
            problems = e.problems();
        }
        return new ReleaseResult(
                revision,
                failure,
                problems.isEmpty() ? target.history().newest() : Optional.empty(),
                problems,
                Duration.between(begun, Instant.now()));
    }
}
