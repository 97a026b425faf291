package io.slipway.release.watching;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.slipway.release.manifests.ManifestObject;
import io.slipway.release.manifests.Manifests;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When waiting for an object is over. Each object has generation 2. */
class AwaitedKindTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                // all pods are new and available
                "spec: {replicas: 2}; status: {observedGeneration: 2, replicas: 2, updatedReplicas: 2, availableReplicas: 2} | true",
                "status: {observedGeneration: 2, replicas: 1, updatedReplicas: 1, availableReplicas: 1}               | true",
                "spec: {replicas: 0}; status: {observedGeneration: 2}                                                  | true",
                // its controller has not seen the change
                "spec: {replicas: 2}; status: {observedGeneration: 1, replicas: 2, updatedReplicas: 2, availableReplicas: 2} | false",
                "spec: {replicas: 2}                                                                                  | false",
                "spec: {replicas: 0}                                                                                  | false",
                // one pod is still to come, to become available, or to go
                "spec: {replicas: 2}; status: {observedGeneration: 2, replicas: 1, updatedReplicas: 1, availableReplicas: 1} | false",
                "spec: {replicas: 2}; status: {observedGeneration: 2, replicas: 2, updatedReplicas: 2, availableReplicas: 1} | false",
                "spec: {replicas: 2}; status: {observedGeneration: 2, replicas: 3, updatedReplicas: 2, availableReplicas: 3} | false",
                "status: {observedGeneration: 2}                                                                      | false",
                // nobody rolls it out before somebody goes on with it
                "spec: {replicas: 2, paused: true}; status: {observedGeneration: 1}                                  | true",
            })
    void deployment(String parts, boolean ready) {
        assertReady("apps/v1", "Deployment", parts, ready);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "spec: {replicas: 2}; status: {observedGeneration: 2, readyReplicas: 2, currentRevision: b, updateRevision: b} | true",
                "spec: {replicas: 2}; status: {observedGeneration: 2, readyReplicas: 2, currentRevision: a, updateRevision: b} | false",
                "spec: {replicas: 2}; status: {observedGeneration: 2, readyReplicas: 1, currentRevision: b, updateRevision: b} | false",
                "spec: {replicas: 2}; status: {observedGeneration: 1, readyReplicas: 2, currentRevision: b, updateRevision: b} | false",
                "status: {observedGeneration: 2, readyReplicas: 0, currentRevision: b, updateRevision: b}             | false",
                "spec: {replicas: 3, updateStrategy: {rollingUpdate: {partition: 2}}};"
                        + " status: {observedGeneration: 2, readyReplicas: 3, updatedReplicas: 1}                     | true",
                "spec: {replicas: 3, updateStrategy: {rollingUpdate: {partition: 2}}};"
                        + " status: {observedGeneration: 2, readyReplicas: 3, updatedReplicas: 0}                     | false",
                "spec: {replicas: 2, updateStrategy: {type: OnDelete}}                                                | true",
            })
    void statefulSet(String parts, boolean ready) {
        assertReady("apps/v1", "StatefulSet", parts, ready);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "status: {observedGeneration: 2, desiredNumberScheduled: 3, updatedNumberScheduled: 3, numberAvailable: 3} | true",
                "status: {observedGeneration: 2, desiredNumberScheduled: 3, updatedNumberScheduled: 2, numberAvailable: 3} | false",
                "status: {observedGeneration: 2, desiredNumberScheduled: 3, updatedNumberScheduled: 3, numberAvailable: 2} | false",
                "status: {observedGeneration: 1, desiredNumberScheduled: 3, updatedNumberScheduled: 3, numberAvailable: 3} | false",
                "status: {observedGeneration: 2, desiredNumberScheduled: 0}                                           | true",
                "spec: {updateStrategy: {type: OnDelete}}                                                             | true",
            })
    void daemonSet(String parts, boolean ready) {
        assertReady("apps/v1", "DaemonSet", parts, ready);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "apps/v1 | ReplicaSet            | spec: {replicas: 2}; status: {observedGeneration: 2, readyReplicas: 2} | true",
                "apps/v1 | ReplicaSet            | spec: {replicas: 2}; status: {observedGeneration: 2, readyReplicas: 1} | false",
                "apps/v1 | ReplicaSet            | spec: {replicas: 2}; status: {observedGeneration: 1, readyReplicas: 2} | false",
                "v1      | ReplicationController | status: {observedGeneration: 2, readyReplicas: 1}                      | true",
                "v1      | ReplicationController | status: {observedGeneration: 2}                                        | false",
                "v1      | Pod                   | status: {conditions: [{type: Ready, status: 'True'}]}                  | true",
                "v1      | Pod                   | status: {conditions: [{type: Ready, status: 'False'}]}                 | false",
                "v1      | Pod                   | status: {conditions: [{type: Initialized, status: 'True'}]}            | false",
                "v1      | Pod                   | status: {phase: Succeeded}                                             | true",
                "v1      | Pod                   | status: {phase: Pending}                                               | false",
                "v1      | PersistentVolumeClaim | status: {phase: Bound}                                                 | true",
                "v1      | PersistentVolumeClaim | status: {phase: Pending}                                               | false",
                "v1      | Service               | spec: {type: ClusterIP}                                                | true",
                "v1      | Service               | spec: {type: LoadBalancer}; status: {loadBalancer: {}}                 | false",
                "v1      | Service               | spec: {type: LoadBalancer}; status: {loadBalancer: {ingress: [{ip: 10.0.0.1}]}} | true",
                "v1      | Service               | spec: {type: LoadBalancer, externalIPs: [10.0.0.1]}                    | true",
                "apiextensions.k8s.io/v1 | CustomResourceDefinition | status: {conditions: [{type: Established, status: 'True'}]}    | true",
                "apiextensions.k8s.io/v1 | CustomResourceDefinition | status: {conditions: [{type: NamesAccepted, status: 'False'}]} | true",
                "apiextensions.k8s.io/v1 | CustomResourceDefinition | status: {conditions: [{type: NamesAccepted, status: 'True'}]}  | false",
            })
    void others(String apiVersion, String kind, String parts, boolean ready) {
        assertReady(apiVersion, kind, parts, ready);
    }

    /** A Job runs on by itself, and nobody else's kinds say when they are ready in a way that we know. */
    @ParameterizedTest
    @CsvSource({"batch/v1, Job", "v1, ConfigMap", "serving.knative.dev/v1, Service", "example.com/v1, Deployment"})
    void nobodyWaitsForOthers(String apiVersion, String kind) {
        assertThat(kind(apiVersion, kind)).isEmpty();
    }

    private static void assertReady(String apiVersion, String kind, String parts, boolean ready) {
        GenericKubernetesResource object = Serialization.unmarshal(
                "apiVersion: %s%nkind: %s%nmetadata: {name: x, generation: 2}%n%s"
                        .formatted(apiVersion, kind, parts.replace("; ", "\n").replace(";", "\n")),
                GenericKubernetesResource.class);

        assertThat(kind(apiVersion, kind).orElseThrow().isReady(object)).isEqualTo(ready);
    }

    private static Optional<AwaitedKind> kind(String apiVersion, String kind) {
        ManifestObject object = Manifests.parse("apiVersion: " + apiVersion + "\nkind: " + kind)
                .objects()
                .get(0);
        return AwaitedKind.of(object);
    }
}
