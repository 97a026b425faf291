package io.slipway.release.diagnosis;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.release.diagnosis.Diagnosis.Condition;
import io.slipway.release.diagnosis.Diagnosis.ContainerLog;
import io.slipway.release.diagnosis.Diagnosis.Warning;
import io.slipway.release.problems.PlainText;
import io.slipway.release.problems.Problem;
import io.slipway.release.watching.PodFailure;
import io.slipway.release.watching.Rollout;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Collects what the cluster knows about a release that does not come up. It asks as often as it must and no more; what it
 * may not read, it says so in the place of it, for half a diagnosis is better than none.
 */
public final class Diagnose {

    /** Pods of one Deployment fail alike. */
    private static final int PODS = 2;

    private static final int LINES = 40;
    private static final int EVENTS = 15;

    /** The times of events are the cluster's. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final KubernetesClient client;
    private final String namespace;
    private final Instant since;

    /** @param since when the release began; older events tell nothing about it */
    public Diagnose(KubernetesClient client, String namespace, Instant since) {
        this.client = client;
        this.namespace = namespace;
        this.since = since;
    }

    /** @param otherwise what Helm said, for when the pods tell nothing */
    public Diagnosis of(Rollout rollout, List<Problem> otherwise) {
        List<Warning> events = events(rollout);
        List<Problem> problems = pending(rollout)
                .or(() -> Cause.of(rollout, events, namespace))
                .map(List::of)
                .orElse(otherwise);
        return new Diagnosis(problems, logs(rollout), events, conditions(rollout));
    }

    /** What a pod, or Helm, waits for may wait itself. It comes before a pod that only waits for it. */
    private Optional<Problem> pending(Rollout rollout) {
        boolean somethingFails = rollout.failures().stream()
                .anyMatch(failure -> failure.isTerminal() || failure.exitCode().isPresent());
        try {
            return somethingFails ? Optional.empty() : new PendingObjects(client, namespace).cause(since);
        } catch (KubernetesClientException e) {
            return Optional.empty();
        }
    }

    private List<ContainerLog> logs(Rollout rollout) {
        List<ContainerLog> logs = new ArrayList<>();
        rollout.states().stream()
                .filter(state -> !state.ready())
                .limit(PODS)
                .forEach(state -> state.failure()
                        .map(PodFailure::container)
                        .or(() -> Optional.of(firstContainer(rollout, state.pod())))
                        .filter(container -> !container.isBlank())
                        .ifPresent(container -> logs.add(log(state.pod(), container))));
        return logs;
    }

    private static String firstContainer(Rollout rollout, String name) {
        return rollout.pods().stream()
                .filter(pod -> pod.getMetadata().getName().equals(name))
                .filter(pod -> !pod.getStatus().getContainerStatuses().isEmpty())
                .map(pod -> pod.getSpec().getContainers().get(0).getName())
                .findFirst()
                .orElse("");
    }

    private ContainerLog log(String pod, String container) {
        try {
            String text = client.pods()
                    .inNamespace(namespace)
                    .withName(pod)
                    .inContainer(container)
                    .tailingLines(LINES)
                    .getLog();
            List<String> lines =
                    text == null ? List.of() : text.lines().map(Diagnose::plain).toList();
            return new ContainerLog(
                    pod, container, lines, lines.isEmpty() ? Optional.of("it wrote nothing") : Optional.empty());
        } catch (KubernetesClientException e) {
            return new ContainerLog(pod, container, List.of(), Optional.of(said(e)));
        }
    }

    /** A log must not be able to move the cursor or recolour the terminal of whoever reads it. */
    private static String plain(String line) {
        return PlainText.withoutSequences(line).replaceAll("[\\p{Cntrl}&&[^\t]]", "");
    }

    private static String said(KubernetesClientException e) {
        return e.getStatus() == null
                ? String.valueOf(e.getMessage())
                : e.getStatus().getMessage();
    }

    private List<Warning> events(Rollout rollout) {
        try {
            Set<String> ours = Stream.concat(
                            rollout.pods().stream().flatMap(Diagnose::names),
                            rollout.workloads().stream().map(Rollout.WorkloadState::name))
                    .collect(Collectors.toSet());
            List<Warning> warnings =
                    client.v1().events().inNamespace(namespace).withField("type", "Warning").list().getItems().stream()
                            .filter(event ->
                                    ours.contains(event.getInvolvedObject().getName()))
                            .map(Diagnose::warning)
                            .filter(warning -> !warning.time().isBefore(since.minus(CLOCKS_DIFFER)))
                            .sorted(Comparator.comparing(Warning::time))
                            .toList();
            return warnings.subList(Math.max(0, warnings.size() - EVENTS), warnings.size());
        } catch (KubernetesClientException e) {
            return List.of(new Warning(Instant.now(), "namespace " + namespace, "NotRead", said(e), 1));
        }
    }

    /** A pod's own name and that of the ReplicaSet that made it. */
    private static Stream<String> names(Pod pod) {
        return Stream.concat(
                Stream.of(pod.getMetadata().getName()),
                pod.getMetadata().getOwnerReferences().stream().map(owner -> owner.getName()));
    }

    private static Warning warning(Event event) {
        return new Warning(
                time(event),
                event.getInvolvedObject().getKind().toLowerCase(java.util.Locale.ROOT) + " "
                        + event.getInvolvedObject().getName(),
                Objects.requireNonNullElse(event.getReason(), ""),
                plain(Objects.requireNonNullElse(event.getMessage(), "").strip().replace("\n", " ")),
                Objects.requireNonNullElse(event.getCount(), 1));
    }

    private static Instant time(Event event) {
        return Stream.of(
                        event.getLastTimestamp(),
                        event.getEventTime() == null
                                ? null
                                : event.getEventTime().getTime(),
                        event.getMetadata().getCreationTimestamp())
                .filter(Objects::nonNull)
                .flatMap(text -> parsed(text).stream())
                .findFirst()
                .orElse(Instant.EPOCH);
    }

    private static Optional<Instant> parsed(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static List<Condition> conditions(Rollout rollout) {
        List<Condition> conditions = new ArrayList<>();
        for (Pod pod : rollout.pods().stream().limit(PODS).toList()) {
            for (PodCondition condition : pod.getStatus().getConditions()) {
                if (!"True".equals(condition.getStatus())) {
                    conditions.add(new Condition(
                            "pod " + pod.getMetadata().getName(),
                            condition.getType(),
                            condition.getStatus(),
                            Objects.requireNonNullElse(condition.getReason(), ""),
                            Objects.requireNonNullElse(condition.getMessage(), "")));
                }
            }
        }
        rollout.failures().stream()
                .filter(PodFailure::isOfWorkload)
                .forEach(failure -> conditions.add(
                        new Condition(failure.pod(), "Progressing", "False", failure.reason(), failure.message())));
        return conditions;
    }
}
