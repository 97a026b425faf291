package io.slipway.release.records;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.slipway.release.revisions.History;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.Revision;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What runs in one environment, read from its cluster.
 *
 * @param running the revision that came up last; empty when none did
 * @param newest the newest revision, which may have failed since; empty when there is no such release
 * @param ready pods that are ready
 * @param wanted pods that are asked for
 * @param releaseId what the chart labels the pods of the newest revision with; empty where another chart does not
 */
public record EnvironmentStatus(
        String environment,
        ReleaseTarget target,
        Optional<Revision> running,
        Optional<Revision> newest,
        int ready,
        int wanted,
        Optional<String> releaseId) {

    private static final String RELEASE_LABEL = "slipway.io/release";

    public static EnvironmentStatus of(String environment, ReleaseTarget target) {
        History history = target.history();
        Optional<Revision> running = history.lastSuccessful();
        List<Deployment> deployments = history.newest().isEmpty() ? List.of() : deployments(target);
        return new EnvironmentStatus(
                environment,
                target,
                running,
                history.newest(),
                deployments.stream()
                        .mapToInt(deployment -> orZero(deployment.getStatus().getReadyReplicas()))
                        .sum(),
                deployments.stream()
                        .mapToInt(deployment -> orZero(deployment.getSpec().getReplicas()))
                        .sum(),
                deployments.stream()
                        .map(EnvironmentStatus::releaseId)
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static Optional<String> releaseId(Deployment deployment) {
        return Optional.ofNullable(deployment.getSpec().getTemplate())
                .map(template -> template.getMetadata())
                .map(metadata -> metadata.getLabels())
                .map(labels -> labels.get(RELEASE_LABEL));
    }

    private static int orZero(Integer number) {
        return Objects.requireNonNullElse(number, 0);
    }

    private static List<Deployment> deployments(ReleaseTarget target) {
        return target.ask(
                client -> client.apps().deployments().inNamespace(target.namespace()).list().getItems().stream()
                        .filter(target::owns)
                        .toList());
    }

    /** How it stands, in a few words. */
    public String summary() {
        if (newest.isEmpty()) {
            return "not released";
        }
        Revision last = newest.get();
        boolean same =
                running.filter(revision -> revision.number() == last.number()).isPresent();
        return same
                ? last.status().word()
                : "revision " + last.number() + " " + last.status().word();
    }
}
