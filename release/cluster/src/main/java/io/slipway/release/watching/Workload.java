package io.slipway.release.watching;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What creates pods: a Deployment, StatefulSet, DaemonSet or Job, as far as it tells how a release does.
 *
 * @param observed generation that its controller has taken note of
 * @param wanted pods
 * @param revision of its newest pods, as their labels or owners name it; blank where all of its pods are meant
 * @param hook whether Helm runs it before or after the rest
 */
record Workload(
        HasMetadata object, long observed, int wanted, String revision, boolean hook, List<Condition> conditions) {

    /** One of its conditions. */
    record Condition(String type, String status, String reason, String message) {

        private boolean is(String otherType, String otherStatus) {
            return type.equals(otherType) && status.equals(otherStatus);
        }
    }

    private static final String HOOK = "helm.sh/hook";
    private static final String RELEASE = "meta.helm.sh/release-name";
    private static final String INSTANCE = "app.kubernetes.io/instance";
    private static final String REVISION = "deployment.kubernetes.io/revision";
    private static final String GENERATION = "deprecated.daemonset.template.generation";

    static Workload of(Deployment deployment) {
        var status = Optional.ofNullable(deployment.getStatus());
        return new Workload(
                deployment,
                status.map(it -> it.getObservedGeneration()).orElse(0L),
                Objects.requireNonNullElse(deployment.getSpec().getReplicas(), 1),
                annotation(deployment, REVISION),
                false,
                status.map(it -> it.getConditions()).orElse(List.of()).stream()
                        .map(it -> condition(it.getType(), it.getStatus(), it.getReason(), it.getMessage()))
                        .toList());
    }

    static Workload of(StatefulSet set) {
        var status = Optional.ofNullable(set.getStatus());
        return new Workload(
                set,
                status.map(it -> it.getObservedGeneration()).orElse(0L),
                Objects.requireNonNullElse(set.getSpec().getReplicas(), 1),
                status.map(it -> it.getUpdateRevision()).orElse(""),
                false,
                List.of());
    }

    static Workload of(DaemonSet set) {
        var status = Optional.ofNullable(set.getStatus());
        return new Workload(
                set,
                status.map(it -> it.getObservedGeneration()).orElse(0L),
                status.map(it -> it.getDesiredNumberScheduled()).orElse(0),
                annotation(set, GENERATION),
                false,
                List.of());
    }

    static Workload of(Job job) {
        return new Workload(
                job,
                generation(job),
                Objects.requireNonNullElse(job.getSpec().getCompletions(), 1),
                "",
                !annotation(job, HOOK).isEmpty(),
                Optional.ofNullable(job.getStatus()).map(it -> it.getConditions()).orElse(List.of()).stream()
                        .map(it -> condition(it.getType(), it.getStatus(), it.getReason(), it.getMessage()))
                        .toList());
    }

    private static Condition condition(String type, String status, String reason, String message) {
        return new Condition(
                Objects.requireNonNullElse(type, ""),
                Objects.requireNonNullElse(status, ""),
                Objects.requireNonNullElse(reason, ""),
                Objects.requireNonNullElse(message, ""));
    }

    String kind() {
        return object.getKind();
    }

    String name() {
        return object.getMetadata().getName();
    }

    String uid() {
        return object.getMetadata().getUid();
    }

    long generation() {
        return generation(object);
    }

    private static long generation(HasMetadata object) {
        return Objects.requireNonNullElse(object.getMetadata().getGeneration(), 0L);
    }

    /** Identifies it among the others of its namespace. */
    String id() {
        return kind() + " " + name();
    }

    /** A Job is not changed: there is another one each time. */
    boolean isJob() {
        return object instanceof Job;
    }

    /** Helm writes its name to each object that it makes, hooks left out; these say it by the label that charts give. */
    boolean isOf(String release) {
        String named = annotation(object, RELEASE);
        String label = labels(object.getMetadata()).getOrDefault(INSTANCE, release);
        return named.isEmpty() ? hook && label.equals(release) : named.equals(release);
    }

    /** Why no more pods come of it. */
    Stream<PodFailure> failures() {
        return conditions.stream()
                .filter(condition -> condition.is("ReplicaFailure", "True")
                        || condition.is("Progressing", "False")
                        || condition.is("Failed", "True"))
                .map(this::failure);
    }

    private PodFailure failure(Condition condition) {
        // Room in a quota can come back when old pods go.
        boolean canPass = condition.message().contains("exceeded quota");
        return PodFailure.ofWorkload(
                id(),
                condition.reason().isEmpty() ? condition.type() : condition.reason(),
                condition.message(),
                !canPass);
    }

    static String annotation(HasMetadata object, String key) {
        Map<String, String> annotations = object.getMetadata().getAnnotations();
        return annotations == null ? "" : annotations.getOrDefault(key, "");
    }

    static Map<String, String> labels(ObjectMeta metadata) {
        return Objects.requireNonNullElse(metadata.getLabels(), Map.of());
    }
}
