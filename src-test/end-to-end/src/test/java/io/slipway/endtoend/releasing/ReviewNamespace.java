package io.slipway.endtoend.releasing;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.slipway.driver.Await;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is in the namespace of reviews, kind by kind, as a person with kubectl would look. */
final class ReviewNamespace {
    private static final List<ResourceDefinitionContext> KINDS = List.of(
            kind("", "v1", "pods", "Pod"),
            kind("", "v1", "services", "Service"),
            kind("", "v1", "secrets", "Secret"),
            kind("", "v1", "configmaps", "ConfigMap"),
            kind("", "v1", "serviceaccounts", "ServiceAccount"),
            kind("apps", "v1", "deployments", "Deployment"),
            kind("apps", "v1", "replicasets", "ReplicaSet"),
            kind("apps", "v1", "statefulsets", "StatefulSet"),
            kind("apps", "v1", "daemonsets", "DaemonSet"),
            kind("batch", "v1", "jobs", "Job"),
            kind("batch", "v1", "cronjobs", "CronJob"),
            kind("autoscaling", "v2", "horizontalpodautoscalers", "HorizontalPodAutoscaler"),
            kind("policy", "v1", "poddisruptionbudgets", "PodDisruptionBudget"),
            kind("networking.k8s.io", "v1", "ingresses", "Ingress"),
            kind("networking.k8s.io", "v1", "networkpolicies", "NetworkPolicy"),
            kind("coordination.k8s.io", "v1", "leases", "Lease"),
            kind("gateway.networking.k8s.io", "v1", "httproutes", "HTTPRoute"),
            kind("slipway.example.com", "v1alpha1", "previews", "Preview"));

    /** Of every namespace. */
    private static final List<String> CLUSTERS_OWN = List.of("ConfigMap kube-root-ca.crt", "ServiceAccount default");

    private final KubernetesClient client;
    private final String name;

    ReviewNamespace(KubernetesClient client, String name) {
        this.client = client;
        this.name = name;
    }

    /** What carries the label of a change, pods and the like without the letters of their own. */
    List<String> labeled() {
        return objects(ReviewNamespace::isLabeled)
                .map(ReviewNamespace::shortly)
                .distinct()
                .toList();
    }

    /** What does not, the cluster's own apart. */
    List<String> withoutLabel() {
        return objects(object -> !isLabeled(object))
                .map(ReviewNamespace::shortly)
                .filter(object -> !CLUSTERS_OWN.contains(object))
                .distinct()
                .toList();
    }

    /** What carries the label and does not say when it expires; what controllers make has no say in it. */
    List<String> withoutExpiry() {
        return objects(object -> isLabeled(object)
                        && object.getMetadata().getOwnerReferences().isEmpty()
                        && expiry(object).isEmpty())
                .map(ReviewNamespace::shortly)
                .toList();
    }

    /** Everything there, with its version. */
    Map<String, String> versions() {
        return objects(object -> true)
                .collect(Collectors.toMap(
                        object -> object.getKind() + " " + object.getMetadata().getName(),
                        object -> object.getMetadata().getUid() + " "
                                + object.getMetadata().getResourceVersion()));
    }

    /** The same, once two looks a second apart find the same. */
    Map<String, String> settled() {
        return Await.answer(
                "a namespace that does not change",
                Duration.ofMinutes(2),
                () -> {
                    Map<String, String> first = versions();
                    try {
                        Thread.sleep(1_000);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return Optional.of(first).filter(versions()::equals);
                },
                () -> "it changes");
    }

    /** Hosts of pools in their order, each behind the review that has it. */
    List<String> hosts() {
        return client.leases().inNamespace(name).list().getItems().stream()
                .filter(lease -> lease.getMetadata().getName().startsWith("slipway-host."))
                .filter(lease -> lease.getSpec().getHolderIdentity() != null)
                .map(lease -> lease.getSpec().getHolderIdentity() + " "
                        + lease.getMetadata().getName().substring("slipway-host.".length()))
                .sorted(Comparator.comparing(text -> text.split(" ")[1]))
                .toList();
    }

    /** As if the time of every review were over. */
    void expireAll() {
        client.configMaps().inNamespace(name).list().getItems().stream()
                .map(map -> map.getMetadata().getName())
                .filter(map -> map.startsWith("slipway-review-"))
                .forEach(map -> expire(map.substring("slipway-review-".length())));
    }

    /** As if the time of a review were over. */
    void expire(String release) {
        client.configMaps()
                .inNamespace(name)
                .withName("slipway-review-" + release)
                .edit(map -> {
                    map.getMetadata()
                            .getAnnotations()
                            .put(
                                    "slipway.io/expires",
                                    Instant.now().minusSeconds(1).toString());
                    return map;
                });
    }

    private Stream<GenericKubernetesResource> objects(Predicate<HasMetadata> wanted) {
        return KINDS.stream()
                .flatMap(kind -> served(kind).map(object -> of(kind.getKind(), object)))
                .filter(wanted);
    }

    /** A cluster without the definition of a kind has none of it. */
    private Stream<GenericKubernetesResource> served(ResourceDefinitionContext kind) {
        try {
            return client.genericKubernetesResources(kind).inNamespace(name).list().getItems().stream();
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return Stream.empty();
            }
            throw e;
        }
    }

    private static ResourceDefinitionContext kind(String group, String version, String plural, String kind) {
        return new ResourceDefinitionContext.Builder()
                .withGroup(group)
                .withVersion(version)
                .withPlural(plural)
                .withKind(kind)
                .withNamespaced(true)
                .build();
    }

    /** A list's items do not say. */
    private static GenericKubernetesResource of(String kind, GenericKubernetesResource object) {
        object.setKind(kind);
        return object;
    }

    private static boolean isLabeled(HasMetadata object) {
        Map<String, String> labels = object.getMetadata().getLabels();
        return labels != null && labels.containsKey("slipway.io/change");
    }

    private static Optional<String> expiry(HasMetadata object) {
        return Optional.ofNullable(object.getMetadata().getAnnotations()).map(all -> all.get("slipway.io/expires"));
    }

    private static String shortly(HasMetadata object) {
        String generated = Optional.ofNullable(object.getMetadata().getLabels())
                .map(labels -> labels.get("pod-template-hash"))
                .orElse("");
        String full = object.getMetadata().getName();
        int at = generated.isEmpty() ? -1 : full.indexOf("-" + generated);
        return object.getKind() + " " + (at < 0 ? full : full.substring(0, at));
    }
}
