package io.slipway.release.watching;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far a release has come: its Deployments, and the pods that this release made or kept.
 *
 * @param deployments one line each, {@code shop: 1 of 2 ready}
 * @param pods as the cluster has them
 * @param states of these pods
 * @param failures of the pods first, then those of the Deployments
 */
public record Rollout(
        List<DeploymentState> deployments, List<Pod> pods, List<PodState> states, List<PodFailure> failures) {

    /**
     * What is known of a Deployment.
     *
     * @param ready pods of its newest revision that are
     */
    public record DeploymentState(String name, long ready, int wanted) {

        private static DeploymentState of(Deployment deployment, List<Pod> newest) {
            return new DeploymentState(
                    deployment.getMetadata().getName(),
                    newest.stream().map(PodState::of).filter(PodState::ready).count(),
                    Objects.requireNonNullElse(deployment.getSpec().getReplicas(), 1));
        }

        /** One line for people. */
        public String summary() {
            return name + ": " + ready + " of " + wanted + " ready";
        }
    }

    /** Of nothing that has been seen yet. */
    public static final Rollout NOTHING = new Rollout(List.of(), List.of(), List.of(), List.of());

    static Rollout of(String release, Baseline baseline, NamespaceSnapshot seen) {
        List<Deployment> begun = seen.deploymentsOf(release).stream()
                .filter(baseline::isPassedBy)
                .toList();
        List<DeploymentState> deployments = new ArrayList<>();
        List<Pod> pods = new ArrayList<>();
        for (Deployment deployment : begun) {
            List<Pod> newest = seen.newestPods(deployment);
            deployments.add(DeploymentState.of(deployment, newest));
            pods.addAll(newest);
        }
        List<PodState> states = pods.stream().map(PodState::of).toList();
        List<PodFailure> failures = new ArrayList<>();
        states.forEach(state -> state.failure().ifPresent(failures::add));
        begun.forEach(deployment -> conditions(deployment).forEach(failures::add));
        return new Rollout(deployments, pods, states, failures);
    }

    /** Why waiting longer is pointless; empty while it has. */
    public Optional<PodFailure> terminal() {
        return failures.stream().filter(PodFailure::isTerminal).findFirst();
    }

    private static Stream<PodFailure> conditions(Deployment deployment) {
        return deployment.getStatus().getConditions().stream().flatMap(condition -> {
            boolean refused = is(condition, "ReplicaFailure", "True");
            boolean late = is(condition, "Progressing", "False");
            return refused || late ? Stream.of(failure(deployment, condition)) : Stream.empty();
        });
    }

    private static PodFailure failure(Deployment deployment, DeploymentCondition condition) {
        String message = Objects.requireNonNullElse(condition.getMessage(), "");
        // Room in a quota can come back when old pods go.
        boolean canPass = message.contains("exceeded quota");
        return new PodFailure(
                "Deployment " + deployment.getMetadata().getName(),
                "",
                false,
                Objects.requireNonNullElse(condition.getReason(), condition.getType()),
                Optional.empty(),
                message,
                !canPass);
    }

    private static boolean is(DeploymentCondition condition, String type, String status) {
        return type.equals(condition.getType()) && status.equals(condition.getStatus());
    }
}
