package io.slipway.release.releasing;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.slipway.release.diagnosis.Diagnose;
import io.slipway.release.diagnosis.Diagnosis;
import io.slipway.release.problems.AtExit;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.Revision;
import io.slipway.release.watching.Rollout;
import io.slipway.release.watching.RolloutWatch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Lets Helm change a release while its pods are watched, and ends Helm's wait when the pods are beyond hope. */
final class WatchedChange {

    private final KubernetesClient client;
    private final ReleaseTarget target;
    private final ReleaseListener listener;

    WatchedChange(KubernetesClient client, ReleaseTarget target, ReleaseListener listener) {
        this.client = client;
        this.target = target;
        this.listener = listener;
    }

    /**
     * Runs one call of Helm.
     *
     * @param stamp of the release's record
     * @return why it did not come up; empty when it did
     * @throws SlipwayException when Helm did not come to change anything, or the process is told to end
     */
    Optional<Diagnosis> run(String stamp, Supplier<Revision> helm) {
        int before = newest();
        Instant begun = Instant.now();
        try (RolloutWatch watch =
                RolloutWatch.start(client, target.namespace(), target.release(), stamp, listener::progress)) {
            HelmCall call = HelmCall.start(helm);
            CompletableFuture.anyOf(call.ended(), watch.terminal()).join();
            if (!call.ended().isDone()) {
                Diagnosis diagnosis = diagnose(begun, watch.rollout(), List.of());
                call.interrupt();
                return Optional.of(diagnosis);
            }
            return call.error().map(error -> failed(error, before, begun, watch.rollout()));
        }
    }

    private int newest() {
        return target.history().newest().map(Revision::number).orElse(0);
    }

    private Diagnosis failed(SlipwayException error, int before, Instant begun, Rollout rollout) {
        if (AtExit.isEnding()) {
            if (newest() == before) {
                throw AtExit.beforeItBegan(target);
            }
            throw SlipwayException.failed(
                    Problem.of("ended by Ctrl-C or SIGTERM before it was done; the revision is marked as failed")
                            .at(target.toString())
                            .fix("release again, or go back: slipway rollback"));
        }
        if (newest() == before) {
            throw error;
        }
        return diagnose(begun, rollout, error.problems());
    }

    private Diagnosis diagnose(Instant begun, Rollout rollout, List<Problem> otherwise) {
        return new Diagnose(client, target.namespace(), begun).of(rollout, otherwise);
    }
}
