package io.slipway.release.reviews;

import io.fabric8.kubernetes.api.model.APIGroup;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.GroupVersionForDiscovery;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The objects of a namespace, of whatever kinds its cluster has: those of operators that we never heard of, too. */
final class NamespaceObjects {

    /** Written by controllers about other objects, and gone by themselves. */
    private static final Set<String> LEFT_ALONE = Set.of("events");

    /** What may not be listed cannot have been put there by whoever asks. */
    private static final Set<Integer> UNSEEN = Set.of(
            HttpURLConnection.HTTP_FORBIDDEN, HttpURLConnection.HTTP_NOT_FOUND, HttpURLConnection.HTTP_BAD_METHOD);

    private final KubernetesClient client;
    private final String namespace;
    private final List<Kind> kinds;

    private NamespaceObjects(KubernetesClient client, String namespace, List<Kind> kinds) {
        this.client = client;
        this.namespace = namespace;
        this.kinds = kinds;
    }

    /** A kind that is found in namespaces. */
    private record Kind(String apiVersion, String kind, ResourceDefinitionContext context) {

        static Kind of(String groupVersion, APIResource resource) {
            int slash = groupVersion.indexOf('/');
            return new Kind(
                    groupVersion,
                    resource.getKind(),
                    new ResourceDefinitionContext.Builder()
                            .withGroup(slash < 0 ? "" : groupVersion.substring(0, slash))
                            .withVersion(groupVersion.substring(slash + 1))
                            .withKind(resource.getKind())
                            .withPlural(resource.getName())
                            .withNamespaced(true)
                            .build());
        }
    }

    /** Asks the cluster for its kinds, once for all questions. */
    static NamespaceObjects of(KubernetesClient client, String namespace) {
        Stream<List<String>> groups = client.getApiGroups().getGroups().stream().map(NamespaceObjects::versions);
        List<Kind> kinds = Stream.concat(Stream.of(List.of("v1")), groups)
                .flatMap(versions -> kinds(client, versions))
                .toList();
        return new NamespaceObjects(client, namespace, kinds);
    }

    /** Those of a group, the preferred one first. */
    private static List<String> versions(APIGroup group) {
        return Stream.concat(Stream.of(group.getPreferredVersion()), group.getVersions().stream())
                .map(GroupVersionForDiscovery::getGroupVersion)
                .distinct()
                .toList();
    }

    /** Each kind in the first version that has it: not every kind of a group is in the preferred one. */
    private static Stream<Kind> kinds(KubernetesClient client, List<String> versions) {
        Map<String, Kind> byName = new LinkedHashMap<>();
        versions.forEach(version -> kinds(client, version).forEach(kind -> byName.putIfAbsent(kind.kind(), kind)));
        return byName.values().stream();
    }

    private static List<Kind> kinds(KubernetesClient client, String groupVersion) {
        Optional<APIResourceList> list = offered(() -> client.getApiResources(groupVersion));
        return list.map(APIResourceList::getResources).orElse(List.of()).stream()
                .filter(resource -> Boolean.TRUE.equals(resource.getNamespaced()))
                .filter(resource -> resource.getVerbs().containsAll(List.of("list", "delete")))
                .filter(resource -> !resource.getName().contains("/") && !LEFT_ALONE.contains(resource.getName()))
                .map(resource -> Kind.of(groupVersion, resource))
                .toList();
    }

    /** A server beside the API server that is down offers nothing; one that is there and is asked for objects has to answer. */
    private static <T> Optional<T> offered(Supplier<T> question) {
        try {
            return seen(question);
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_UNAVAILABLE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static <T> Optional<T> seen(Supplier<T> question) {
        try {
            return Optional.ofNullable(question.get());
        } catch (KubernetesClientException e) {
            if (UNSEEN.contains(e.getCode())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Those that carry a label, with any value. */
    List<GenericKubernetesResource> labeled(String label) {
        return list(operation ->
                operation.inNamespace(namespace).withLabel(label).list().getItems());
    }

    /** Those that carry a label with that value. */
    List<GenericKubernetesResource> labeled(String label, String value) {
        return list(operation ->
                operation.inNamespace(namespace).withLabel(label, value).list().getItems());
    }

    private List<GenericKubernetesResource> list(
            Function<
                            MixedOperation<
                                    GenericKubernetesResource,
                                    GenericKubernetesResourceList,
                                    Resource<GenericKubernetesResource>>,
                            List<GenericKubernetesResource>>
                    question) {
        List<GenericKubernetesResource> found = new ArrayList<>();
        for (Kind kind : kinds) {
            seen(() -> question.apply(client.genericKubernetesResources(kind.context())))
                    .ifPresent(items -> items.forEach(item -> {
                        // A list's items say neither.
                        item.setApiVersion(kind.apiVersion());
                        item.setKind(kind.kind());
                        found.add(item);
                    }));
        }
        return found;
    }

    /** The object of the same kind and name that is there now; empty for kinds that no namespace has. */
    Optional<GenericKubernetesResource> find(HasMetadata object) {
        return resource(object).flatMap(resource -> seen(resource::get));
    }

    /** Adds labels and annotations to an object that is there. */
    void mark(HasMetadata object, Map<String, String> labels, Map<String, String> annotations) {
        String patch = Serialization.asJson(Map.of("metadata", Map.of("labels", labels, "annotations", annotations)));
        resource(object)
                .ifPresent(resource -> seen(() -> resource.patch(PatchContext.of(PatchType.JSON_MERGE), patch)));
    }

    void delete(HasMetadata object) {
        resource(object).ifPresent(resource -> seen(resource::delete));
    }

    private Optional<Resource<GenericKubernetesResource>> resource(HasMetadata object) {
        String group = group(object.getApiVersion());
        return kinds.stream()
                .filter(kind -> kind.kind().equals(object.getKind())
                        && group(kind.apiVersion()).equals(group))
                .findFirst()
                .map(kind -> client.genericKubernetesResources(kind.context())
                        .inNamespace(namespace)
                        .withName(object.getMetadata().getName()));
    }

    private static String group(String apiVersion) {
        return apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
    }
}
