package io.slipway.chart;

import static io.slipway.chart.Manifests.at;
import static io.slipway.chart.Manifests.listAt;
import static io.slipway.chart.Manifests.mapAt;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Deployment as a whole: when it makes new pods, how they replace the old, what they share. */
class DeploymentTest {

    @Test
    void rendersFromRequiredValuesAlone() {
        Manifests manifests = Rendering.ofRequiredValues().manifests();

        assertThat(manifests.kinds())
                .containsExactlyInAnyOrder(
                        "Deployment", "Service", "ConfigMap", "ServiceAccount", "PodDisruptionBudget");
        Object pod = pod("{}");
        assertThat(at(pod, "initContainers", 0, "image")).isEqualTo("registry.example.com/office-addin:0.1.0");
        assertThat(at(pod, "containers", 0, "command"))
                .isEqualTo(List.of("nginx", "-c", "/etc/slipway/nginx.conf", "-g", "daemon off;"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "events {}\n",
                "  indented {}\n\ttab\n\n",
                "no line end",
                "a: {{ .Values.env }}\n",
                "é \"$uri\"\n"
            })
    void keepsAnyTextOfTheNginxConfiguration(String config) {
        String yaml = "nginx: {config: \""
                + config.replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t") + "\"}";

        Object map = Rendering.ofRequiredValues().with(yaml).one("ConfigMap");

        assertThat(at(map, "data", "nginx.conf")).isEqualTo(config);
    }

    @Test
    void rollsThePodsWhenWhatTheyReadChangesAndOnlyThen() {
        String template = template("env: {a: b}");

        assertThat(template("env: {a: c}")).isNotEqualTo(template);
        assertThat(template("env: {a: b}\nnginx: {config: 'events {}'}")).isNotEqualTo(template);
        assertThat(template("env: {a: b}\nrecord: {by: someone, at: now}")).isEqualTo(template);
        assertThat(template("env: {a: b}\nreplicaCount: 9")).isEqualTo(template);
    }

    @Test
    void keepsItsSelectorBetweenVersions(@TempDir Path directory) throws IOException {
        Path next = SlipwayChart.copyTo(directory.resolve("next"));
        String chart = Files.readString(next.resolve("Chart.yaml"));
        Files.writeString(
                next.resolve("Chart.yaml"),
                chart.replace("version: 0.1.0", "version: 2.0.0+build.1").replace("\"0.1.0\"", "\"2.0.0\""));
        Rendering rendering = Rendering.ofRequiredValues().with("app: {name: office-addin}");
        Rendering later = rendering.of(next).with("environment: production\ncommonLabels: {team: web}\nenv: {a: b}");

        for (String kind : List.of("Deployment", "Service", "PodDisruptionBudget")) {
            assertThat(at(later.one(kind), "spec", "selector")).isEqualTo(at(rendering.one(kind), "spec", "selector"));
        }
        assertThat(at(rendering.one("Deployment"), "spec", "selector", "matchLabels"))
                .isEqualTo(Map.of("app.kubernetes.io/name", "office-addin", "app.kubernetes.io/instance", "addin"));
        assertThat(mapAt(later.one("Deployment"), "metadata", "labels"))
                .containsEntry("helm.sh/chart", "slipway-2.0.0_build.1")
                .containsEntry("app.kubernetes.io/version", "2.0.0")
                .containsEntry("slipway.io/environment", "production")
                .containsEntry("team", "web");
    }

    @Test
    void startsNoNewPodsForANewVersionOfTheChartAlone(@TempDir Path directory) throws IOException {
        Path next = SlipwayChart.copyTo(directory.resolve("next"));
        String chart = Files.readString(next.resolve("Chart.yaml"));
        Files.writeString(next.resolve("Chart.yaml"), chart.replace("0.1.0", "0.2.0"));
        Rendering rendering = Rendering.ofRequiredValues().with("initContainer: {image: {tag: 1.0.0}}");

        assertThat(at(rendering.of(next).one("Deployment"), "spec", "template"))
                .isEqualTo(at(rendering.one("Deployment"), "spec", "template"));
    }

    @Test
    void namesObjectsAfterReleaseAndApp() {
        Rendering rendering = Rendering.ofRequiredValues().with("app: {name: office-addin}");

        assertThat(name(rendering.named("web"))).isEqualTo("web-office-addin");
        assertThat(name(rendering.named("office-addin-dev"))).isEqualTo("office-addin-dev");
        assertThat(name(rendering.with("fullnameOverride: mine"))).isEqualTo("mine");
        assertThat(name(rendering.with("nameOverride: other"))).isEqualTo("addin-other");
        assertThat(name(rendering.named("a".repeat(53)))).hasSize(52);
    }

    @Test
    void keepsTheOldPodsUntilTheNewServe() {
        Object deployment = Rendering.ofRequiredValues().one("Deployment");

        assertThat(at(deployment, "spec", "strategy", "rollingUpdate", "maxUnavailable"))
                .isEqualTo(0);
        assertThat((int) at(deployment, "spec", "progressDeadlineSeconds"))
                .as("below the five minutes that Helm waits by default")
                .isLessThan(300);
        Object nginx = at(deployment, "spec", "template", "spec", "containers", 0);
        assertThat(at(nginx, "startupProbe", "periodSeconds")).isEqualTo(1);
        assertThat(at(nginx, "readinessProbe", "httpGet", "path")).isEqualTo("/healthz");
        assertThat(at(nginx, "livenessProbe", "httpGet", "path")).isEqualTo("/healthz");
        assertThat(at(nginx, "lifecycle", "preStop", "sleep", "seconds")).isEqualTo(5);
    }

    @Test
    void sharesTheSiteOnAVolumeWithALimit() {
        Object pod = pod("site: {sizeLimit: 1Gi, medium: Memory}");

        assertThat(at(pod, "volumes", 0))
                .isEqualTo(Map.of("name", "site", "emptyDir", Map.of("sizeLimit", "1Gi", "medium", "Memory")));
        assertThat(mapAt(pod("{}"), "volumes", 0, "emptyDir")).containsOnlyKeys("sizeLimit");
    }

    @Test
    void spreadsThePodsOverNodesAndZones() {
        assertThat(listAt(pod("{}"), "topologySpreadConstraints"))
                .extracting(it -> it.get("topologyKey"))
                .containsExactly("kubernetes.io/hostname", "topology.kubernetes.io/zone");
    }

    @Test
    void podsOfOneRevisionPreferDifferentNodes() {
        Object affinity = at(pod("affinity: {nodeAffinity: {}}"), "affinity");

        Object term = at(
                affinity, "podAntiAffinity", "preferredDuringSchedulingIgnoredDuringExecution", 0, "podAffinityTerm");
        assertThat(at(term, "topologyKey")).isEqualTo("kubernetes.io/hostname");
        assertThat(at(term, "matchLabelKeys")).isEqualTo(List.of("pod-template-hash"));
        assertThat(at(term, "labelSelector"))
                .isEqualTo(at(Rendering.ofRequiredValues().one("Deployment"), "spec", "selector"));
        assertThat(mapAt(affinity, "nodeAffinity")).isEmpty();
        assertThat(at(pod("affinity: {podAntiAffinity: {}}"), "affinity", "podAntiAffinity"))
                .isEqualTo(Map.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                    | 64Mi | 1152Mi
            site: {sizeLimit: 4294967296}                                         | 64Mi | 4736Mi
            site: {sizeLimit: 1.5Gi}                                              | 64Mi | 2176Mi
            site: {sizeLimit: 1G}                                                 | 64Mi | 1594Mi
            site: {medium: Memory}                                                | 64Mi | 640Mi
            initContainer: {mode: build}                                          | 1Gi  | 5248Mi
            initContainer: {resources: {limits: {memory: 1Gi}}}                   | 64Mi | 1152Mi
            """)
    void storageIsLimitedToTheVolumesAndLogs(String values, String request, String limit) {
        Object resources = at(pod(values), "initContainers", 0, "resources");

        assertThat(at(resources, "requests", "ephemeral-storage")).isEqualTo(request);
        assertThat(at(resources, "limits", "ephemeral-storage")).isEqualTo(limit);
        assertThat(at(pod(values), "containers", 0, "resources", "limits", "ephemeral-storage"))
                .isEqualTo(limit);
    }

    @Test
    void ownStorageIsLeftAsItIs() {
        Object resources =
                at(pod("nginx: {resources: {requests: {ephemeral-storage: 4Gi}}}"), "containers", 0, "resources");

        assertThat(at(resources, "requests"))
                .isEqualTo(Map.of("cpu", "50m", "memory", "32Mi", "ephemeral-storage", "4Gi"));
        assertThat(at(resources, "limits")).isEqualTo(Map.of("memory", "128Mi"));
    }

    @Test
    void pullsImagesWithTheSecretsNamed() {
        assertThat(at(pod("imagePullSecrets: [one, two]"), "imagePullSecrets"))
                .isEqualTo(List.of(Map.of("name", "one"), Map.of("name", "two")));
    }

    private static Object pod(String values) {
        return at(Rendering.ofRequiredValues().with(values).one("Deployment"), "spec", "template", "spec");
    }

    private static String template(String values) {
        return String.valueOf(at(Rendering.ofRequiredValues().with(values).one("Deployment"), "spec", "template"));
    }

    private static String name(Rendering rendering) {
        return (String) at(rendering.one("Deployment"), "metadata", "name");
    }
}
