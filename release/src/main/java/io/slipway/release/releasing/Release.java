package io.slipway.release.releasing;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.slipway.release.Problem;
import io.slipway.release.SlipwayException;
import io.slipway.release.diagnosis.Diagnosis;
import io.slipway.release.helm.Helm;
import io.slipway.release.helm.ReleaseTarget;
import io.slipway.release.helm.Revision;
import io.slipway.release.helm.UpgradeRequest;
import io.slipway.release.records.BuildOrder;
import io.slipway.release.records.ReleaseRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Brings a release to its environment: waits for its turn, refuses to go behind a newer build, lets Helm upgrade while the
 * pods are watched, and when they do not come up, says why first and then goes back to what was good.
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
        return new Turn(helm, request.target(), policy, listener).take(request.createNamespace(), this::release);
    }

    private ReleaseResult release(KubernetesClient client) {
        Instant begun = Instant.now();
        Optional<Revision> good = Revisions.deployed(request.target());
        good.ifPresent(this::refuseToGoBehind);
        WatchedChange change = new WatchedChange(client, request.target(), listener);
        Optional<Diagnosis> failure =
                change.run(request.record().at().toString(), () -> helm.upgradeInstall(upgrade()));
        failure.ifPresent(listener::failed);
        Optional<Revision> revision = Revisions.newest(request.target());
        if (failure.isEmpty() || good.isEmpty() || !policy.rollbackOnFailure()) {
            return new ReleaseResult(
                    revision, failure, Optional.empty(), List.of(), Duration.between(begun, Instant.now()));
        }
        return goBack(change, good.get(), revision, failure, begun);
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
            Revision good,
            Optional<Revision> revision,
            Optional<Diagnosis> failure,
            Instant begun) {
        ReleaseTarget target = request.target();
        String cause =
                failure.map(diagnosis -> diagnosis.problems().get(0).message()).orElseThrow();
        RecordedRollback rollback = new RecordedRollback(
                helm, target, good, new RecordedRollback.Author(request.record()), policy.timeout());
        List<Problem> problems;
        try {
            listener.progress("rollback", "to revision " + good.number() + ", which was good");
            problems = rollback.run(change, ", since " + cause)
                    .map(Diagnosis::problems)
                    .orElse(List.of());
        } catch (SlipwayException e) {
            problems = e.problems();
        }
        return new ReleaseResult(
                revision,
                failure,
                problems.isEmpty() ? Revisions.newest(target) : Optional.empty(),
                problems,
                Duration.between(begun, Instant.now()));
    }
}
