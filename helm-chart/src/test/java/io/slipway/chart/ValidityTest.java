package io.slipway.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every manifest is valid against the schemas of the oldest and of the newest Kubernetes. */
@Tag("slow")
class ValidityTest {

    static Stream<String> everySwitch() {
        return Stream.of(
                "{}",
                "initContainer: {mode: build, command: [slipway-init], args: [publish], extraEnv: [{name: A, value: b}]}",
                "env: {a: '1'}\nsecretEnv: {b: {secret: s, key: k}}\nenvironment: acceptance\nrecord: {by: me}",
                "autoscaling: {enabled: true, targetMemoryUtilizationPercentage: 70}",
                "networkPolicy: {enabled: true, from: [{namespaceSelector: {}}], egress: [{to: [{podSelector: {}}]}]}",
                "networkPolicy: {enabled: true, allowDns: false}",
                "ingress: {enabled: true, tls: {enabled: true}}\nhosts: [a.example.com, b.example.com]",
                "httpRoute: {enabled: true, parentRefs: [{name: g, port: 443}], timeouts: {request: 30s},"
                        + " redirectToHttps: {enabled: true}}",
                "service: {type: LoadBalancer, loadBalancerClass: x/y, externalTrafficPolicy: Local}",
                "site: {medium: Memory}\nimagePullSecrets: [pull]\npriorityClassName: high",
                "podDisruptionBudget: {maxUnavailable: 25%}\nserviceAccount: {annotations: {a: b}}",
                "affinity: {nodeAffinity: {}}\ntolerations: [{key: a, operator: Exists}]\nnodeSelector: {a: b}",
                "extraVolumes: [{name: ca, configMap: {name: ca}}]\n"
                        + "nginx: {extraVolumeMounts: [{name: ca, mountPath: /ca}]}");
    }

    @ParameterizedTest
    @MethodSource("everySwitch")
    void holdsForEverySwitch(String values) {
        for (Kubernetes kubernetes : Kubernetes.values()) {
            Manifests manifests =
                    Rendering.ofRequiredValues().with(values).on(kubernetes).manifests();
            assertThat(ApiSchemas.of(kubernetes).problems(manifests))
                    .as(kubernetes.minor())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void holdsForThePodOfHelmTest(Kubernetes kubernetes, @TempDir Path directory) {
        Manifests manifests = Hidden.withTestPod(Rendering.ofRequiredValues().on(kubernetes), directory);

        assertThat(manifests.of("Pod")).isNotEmpty();
        assertThat(ApiSchemas.of(kubernetes).problems(manifests)).isEmpty();
    }

    /** The net has to hold something: a chart's usual slips are caught. */
    @Test
    void isBrokenByAnUnknownFieldAWrongTypeAndAMissingField() {
        Manifests wrong = Manifests.parse("""
                apiVersion: v1
                kind: Service
                metadata: {name: unknown}
                spec: {port: 80}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: type}
                data: {retries: 3}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: missing}
                spec: {template: {}}
                """);

        assertThat(ApiSchemas.of(Kubernetes.NEWEST).problems(wrong))
                .anyMatch(it -> it.contains("Service unknown"))
                .anyMatch(it -> it.contains("ConfigMap type"))
                .anyMatch(it -> it.contains("Deployment missing") && it.contains("selector"));
    }
}
