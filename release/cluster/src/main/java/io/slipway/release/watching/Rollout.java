package io.slipway.release.watching;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far a release has come: what creates its pods, and the pods that this release made or kept.
 *
 * @param workloads one line each, {@code shop: 1 of 2 ready}
 * @param pods as the cluster has them
 * @param states of these pods
 * @param failures of the pods first, then those of the workloads
 */
public record Rollout(List<WorkloadState> workloads, List<Pod> pods, List<PodState> states, List<PodFailure> failures) {

    /**
     * What is known of a workload.
     *
     * @param kind such as {@code Deployment}
     * @param ready pods of its newest revision that are; of a Job, those that are done
     */
    public record WorkloadState(String kind, String name, long ready, int wanted) {

        private static WorkloadState of(Workload workload, List<Pod> newest) {
            long ready = workload.isJob()
                    ? newest.stream()
                            .filter(pod -> "Succeeded".equals(pod.getStatus().getPhase()))
                            .count()
                    : newest.stream().map(PodState::of).filter(PodState::ready).count();
            return new WorkloadState(workload.kind(), workload.name(), ready, workload.wanted());
        }

        /** One line for people. */
        public String summary() {
            return name + ": " + ready + " of " + wanted + (kind.equals("Job") ? " done" : " ready");
        }

        /** The kind as progress shows it. */
        public String label() {
            return kind.toLowerCase(Locale.ROOT);
        }
    }

    /** Of nothing that has been seen yet. */
    public static final Rollout NOTHING = new Rollout(List.of(), List.of(), List.of(), List.of());

    static Rollout of(String release, Baseline baseline, NamespaceSnapshot seen) {
        List<Workload> begun =
                seen.workloadsOf(release).stream().filter(baseline::isPassedBy).toList();
        List<WorkloadState> workloads = new ArrayList<>();
        List<Pod> pods = new ArrayList<>();
        List<PodState> states = new ArrayList<>();
        List<PodFailure> failures = new ArrayList<>();
        for (Workload workload : begun) {
            List<Pod> newest = seen.newestPods(workload);
            workloads.add(WorkloadState.of(workload, newest));
            pods.addAll(newest);
            newest.stream().map(PodState::of).forEach(state -> {
                states.add(state);
                state.failure().map(failure -> retried(workload, failure)).ifPresent(failures::add);
            });
        }
        begun.forEach(workload -> workload.failures().forEach(failures::add));
        begun.forEach(workload -> refused(workload, baseline, seen).forEach(failures::add));
        return new Rollout(workloads, pods, states, failures);
    }

    /** A Job says itself when it gives up: until then a container of it that crashes is started again. */
    private static PodFailure retried(Workload workload, PodFailure failure) {
        return workload.isJob() && failure.exitCode().isPresent() ? failure.passing() : failure;
    }

    private static Stream<PodFailure> refused(Workload workload, Baseline baseline, NamespaceSnapshot seen) {
        // A Deployment's ReplicaSets are named by its conditions.
        return seen.refusedOf(workload).stream()
                .filter(event -> !baseline.events().contains(event.getMetadata().getUid()))
                .map(event -> refused(workload, event));
    }

    private static PodFailure refused(Workload workload, Event event) {
        String message = Objects.requireNonNullElse(event.getMessage(), "");
        boolean isTerminal = message.contains("is forbidden") && !message.contains("exceeded quota");
        return PodFailure.ofWorkload(workload.id(), event.getReason(), message, isTerminal);
    }

    /** Why waiting longer is pointless; empty while it is not. */
    public Optional<PodFailure> terminal() {
        return failures.stream().filter(PodFailure::isTerminal).findFirst();
    }
}
