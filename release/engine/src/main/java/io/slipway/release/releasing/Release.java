package io.slipway.release.releasing;

import io.slipway.release.checks.Change;
import io.slipway.release.diagnosis.Diagnosis;
import io.slipway.release.guarding.Subject;
import io.slipway.release.helm.Helm;
import io.slipway.release.helm.UpgradeRequest;
import io.slipway.release.packaging.HooksAfterwards;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.records.BuildOrder;
import io.slipway.release.records.ReleaseRecord;
import io.slipway.release.releasing.WatchedChange.Outcome;
import io.slipway.release.revisions.History;
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
        return new ReleaseLock(request.target(), policy, listener, subject())
                .changeOrAsk(
                        request.createNamespace(),
                        change -> new Release(
                                        helm,
                                        request.overriding(change.passage().override()),
                                        policy,
                                        listener)
                                .release(change));
    }

    private Subject subject() {
        ReleaseRecord record = request.record();
        Change change = record.origin().promotedFrom().isPresent() ? Change.PROMOTION : Change.RELEASE;
        return new Subject(change, policy.owner().environment(), record.version(), record.build());
    }

    private ReleaseResult release(WatchedChange change) {
        Instant begun = Instant.now();
        History history = change.store().history();
        Optional<Revision> lastSuccessful = history.lastSuccessful();
        lastSuccessful.ifPresent(this::refuseToGoBehind);
        lastSuccessful.ifPresent(running -> clearWhatFailed(change, history, running));
        Outcome outcome = upgrade(change);
        Optional<Diagnosis> failure = outcome.failure().or(() -> watch(change, outcome));
        failure.ifPresent(listener::failed);
        Optional<Revision> revision =
                failure.map(why -> withCause(change, outcome, why)).orElseGet(outcome::revision);
        if (failure.isEmpty() || lastSuccessful.isEmpty() || !policy.rollbackOnFailure()) {
            return new ReleaseResult(
                    revision, failure, Optional.empty(), List.of(), Duration.between(begun, Instant.now()));
        }
        return goBack(change, lastSuccessful.get(), revision, failure.get(), begun);
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

    private Optional<Diagnosis> watch(WatchedChange change, Outcome outcome) {
        return outcome.revision()
                .flatMap(made -> new ReleaseWatch(request, policy, change, made).run())
                .map(problem -> new Diagnosis(List.of(problem), List.of(), List.of(), List.of()));
    }

    /** The history then tells why; that it cannot be written there stops nothing. */
    private Optional<Revision> withCause(WatchedChange change, Outcome outcome, Diagnosis failure) {
        String cause = "Failed: " + failure.problems().get(0).message();
        try {
            return outcome.revision()
                    .map(made -> change.store().amend(made.number(), RecordedRollback.shortened(cause), Map.of()));
        } catch (SlipwayException e) {
            listener.progress("not noted", cause + ": " + e.problems().get(0).message());
            return outcome.revision();
        }
    }

    /**
     * Helm upgrades from the last successful revision, so that what only a failed one brought would stay, such as a variable. So
     * that one is put back first; its pods run still.
     */
    private void clearWhatFailed(WatchedChange change, History history, Revision lastSuccessful) {
        history.newest()
                .filter(newest ->
                        newest.status() == Revision.Status.FAILED && newest.number() > lastSuccessful.number())
                .ifPresent(failed -> {
                    listener.progress("cleaned up", "resources left by failed revision " + failed.number());
                    rollback(lastSuccessful).clear(change, ", to clear what revision " + failed.number() + " left");
                });
    }

    private RecordedRollback rollback(Revision lastSuccessful) {
        return new RecordedRollback(
                helm, request.target(), lastSuccessful, request.record().author(), policy.timeout());
    }

    /** Helm alone can start what is to run once the pods are ready. */
    private Outcome upgrade(WatchedChange change) {
        String stamp = request.record().author().at().toString();
        return HooksAfterwards.mayBeIn(request.chart().path())
                ? change.run(stamp, () -> helm.upgradeInstall(upgrade(true)))
                : change.runAndAwait(stamp, () -> helm.upgradeInstall(upgrade(false)), policy.timeout());
    }

    private UpgradeRequest upgrade(boolean untilReady) {
        return new UpgradeRequest(
                request.target(),
                request.chart().path(),
                request.valuesWithRecord(),
                untilReady,
                policy.timeout(),
                policy.takeOwnership(),
                request.description());
    }

    private ReleaseResult goBack(
            WatchedChange change,
            Revision lastSuccessful,
            Optional<Revision> revision,
            Diagnosis failure,
            Instant begun) {
        String cause = failure.problems().get(0).message();
        Optional<Revision> back = Optional.empty();
        List<Problem> problems;
        try {
            listener.progress("rollback", "to revision " + lastSuccessful.number());
            Outcome outcome = rollback(lastSuccessful).run(change, ", since " + cause);
            problems = outcome.failure()
                    .map(diagnosis -> diagnosis.problems().stream()
                            .map(problem -> problem.say("the rollback failed too: " + problem.message()))
                            .toList())
                    .orElse(List.of());
            back = outcome.revision().filter(made -> outcome.failure().isEmpty());
        } catch (SlipwayException e) {
            problems = e.problems();
        }
        return new ReleaseResult(
                revision, Optional.of(failure), back, problems, Duration.between(begun, Instant.now()));
    }
}
