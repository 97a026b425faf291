package io.slipway.release.watching;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.slipway.release.manifests.ManifestObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The kinds of objects that {@code helm upgrade --wait} waits for, and when one of them is ready. Where Helm is content with a
 * part of the new pods ({@code maxUnavailable}), this is not: what is released runs everywhere, as {@code kubectl rollout
 * status} means it.
 *
 * @see <a href="https://github.com/kubernetes/kubectl/blob/master/pkg/polymorphichelpers/rollout_status.go">rollout_status.go</a>
 */
enum AwaitedKind {
    DEPLOYMENT("apps/v1", "Deployment", "deployments") {
        @Override
        boolean isReady(GenericKubernetesResource object) {
            long updated = number(object, 0, "status", "updatedReplicas");
            return is(object, "true", "spec", "paused")
                    || isObserved(object)
                            && updated >= number(object, 1, "spec", "replicas")
                            && number(object, 0, "status", "replicas") <= updated
                            && number(object, 0, "status", "availableReplicas") >= updated;
        }
    },
    STATEFUL_SET("apps/v1", "StatefulSet", "statefulsets") {
        @Override
        boolean isReady(GenericKubernetesResource object) {
            long wanted = number(object, 1, "spec", "replicas");
            long partition = number(object, 0, "spec", "updateStrategy", "rollingUpdate", "partition");
            return is(object, ON_DELETE, "spec", "updateStrategy", "type")
                    || isObserved(object)
                            && number(object, 0, "status", "readyReplicas") >= wanted
                            && (partition > 0
                                    ? number(object, 0, "status", "updatedReplicas") >= wanted - partition
                                    : text(object, "status", "currentRevision")
                                            .equals(text(object, "status", "updateRevision")));
        }
    },
    DAEMON_SET("apps/v1", "DaemonSet", "daemonsets") {
        @Override
        boolean isReady(GenericKubernetesResource object) {
            long wanted = number(object, 0, "status", "desiredNumberScheduled");
            return is(object, ON_DELETE, "spec", "updateStrategy", "type")
                    || isObserved(object)
                            && number(object, 0, "status", "updatedNumberScheduled") >= wanted
                            && number(object, 0, "status", "numberAvailable") >= wanted;
        }
    },
    REPLICA_SET("apps/v1", "ReplicaSet", "replicasets") {
        @Override
        boolean isReady(GenericKubernetesResource object) {
            return isObserved(object)
                    && number(object, 0, "status", "readyReplicas") >= number(object, 1, "spec", "replicas");
        }
    },
    REPLICATION_CONTROLLER("v1", "ReplicationController", "replicationcontrollers") {
        @Override
        boolean isReady(GenericKubernetesResource object) {
            return REPLICA_SET.isReady(object);
        }
    },
    POD("v1", "Pod", "pods") {
        @Override
        boolean isReady(GenericKubernetesResource object) {
            return is(object, "Succeeded", "status", "phase") || hasCondition(object, "Ready", "True");
        }
    },
    CLAIM("v1", "PersistentVolumeClaim", "persistentvolumeclaims") {
        @Override
        boolean isReady(GenericKubernetesResource object) {
            return is(object, "Bound", "status", "phase");
        }
    },
    SERVICE("v1", "Service", "services") {
        @Override
        boolean isReady(GenericKubernetesResource object) {
            return !is(object, "LoadBalancer", "spec", "type")
                    || !list(object, "spec", "externalIPs").isEmpty()
                    || !list(object, "status", "loadBalancer", "ingress").isEmpty();
        }
    },
    DEFINITION("apiextensions.k8s.io/v1", "CustomResourceDefinition", "customresourcedefinitions") {
        @Override
        boolean isReady(GenericKubernetesResource object) {
            // Names that somebody else has stay so: then it will never be established, and Helm does not wait either.
            return hasCondition(object, "Established", "True") || hasCondition(object, "NamesAccepted", "False");
        }
    };

    private static final String ON_DELETE = "OnDelete";

    private final String kind;
    private final String plural;
    private final String apiVersion;

    AwaitedKind(String apiVersion, String kind, String plural) {
        this.kind = kind;
        this.plural = plural;
        this.apiVersion = apiVersion;
    }

    /** Whether waiting for the object is over, as its status says. */
    abstract boolean isReady(GenericKubernetesResource object);

    /** Empty for an object that nobody waits for. */
    static Optional<AwaitedKind> of(ManifestObject object) {
        return Arrays.stream(values())
                .filter(each -> each.kind.equals(object.kind()) && each.apiVersion.equals(object.apiVersion()))
                .findFirst();
    }

    /** How the API server is asked for it. */
    ResourceDefinitionContext definition() {
        int slash = apiVersion.indexOf('/');
        return new ResourceDefinitionContext.Builder()
                .withGroup(slash < 0 ? "" : apiVersion.substring(0, slash))
                .withVersion(apiVersion.substring(slash + 1))
                .withKind(kind)
                .withPlural(plural)
                .withNamespaced(this != DEFINITION)
                .build();
    }

    private static boolean isObserved(GenericKubernetesResource object) {
        Long generation = object.getMetadata().getGeneration();
        return number(object, 0, "status", "observedGeneration") >= (generation == null ? 0 : generation);
    }

    private static boolean hasCondition(GenericKubernetesResource object, String type, String status) {
        Predicate<Object> meant = each -> each instanceof Map<?, ?> condition
                && type.equals(condition.get("type"))
                && status.equals(condition.get("status"));
        return list(object, "status", "conditions").stream().anyMatch(meant);
    }

    private static boolean is(GenericKubernetesResource object, String value, Object... path) {
        return value.equals(text(object, path));
    }

    private static String text(GenericKubernetesResource object, Object... path) {
        Object found = object.get(path);
        return found == null ? "" : found.toString();
    }

    private static long number(GenericKubernetesResource object, long otherwise, Object... path) {
        return object.get(path) instanceof Number found ? found.longValue() : otherwise;
    }

    private static List<?> list(GenericKubernetesResource object, Object... path) {
        return object.get(path) instanceof List<?> found ? found : List.of();
    }
}
