package io.slipway.chart;

import static io.slipway.chart.Manifests.at;
import static io.slipway.chart.Manifests.listAt;
import static io.slipway.chart.Manifests.mapAt;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each switch of the values adds, and that it is gone when off. */
class SwitchesTest {
    private static final String KEEPING = "keep: {enabled: true}\nnginx: {config: 'events {}'}\n";
    private static final String ROUTED = "hosts: [addin.example.com]\ningress:\n  enabled: true\n";

    @Test
    void autoscalingOwnsTheNumberOfPods() {
        Manifests manifests = with("replicaCount: 7\nautoscaling: {enabled: true, minReplicas: 3, maxReplicas: 9}");

        assertThat(mapAt(manifests.one("Deployment"), "spec")).doesNotContainKey("replicas");
        Object scaler = manifests.one("HorizontalPodAutoscaler");
        assertThat(at(scaler, "spec", "minReplicas")).isEqualTo(3);
        assertThat(at(scaler, "spec", "maxReplicas")).isEqualTo(9);
        assertThat(at(scaler, "spec", "scaleTargetRef", "name"))
                .isEqualTo(at(manifests.one("Deployment"), "metadata", "name"));
        assertThat(listAt(scaler, "spec", "metrics")).hasSize(1);
    }

    @Test
    void numberOfPodsIsTheDeploymentsWithoutAutoscaling() {
        assertThat(at(with("replicaCount: 7").one("Deployment"), "spec", "replicas"))
                .isEqualTo(7);
        assertThat(with("{}").of("HorizontalPodAutoscaler")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            replicaCount: 1                                                 | 0
            replicaCount: 2                                                 | 1
            {replicaCount: 2, podDisruptionBudget: {enabled: false}}        | 0
            {replicaCount: 1, autoscaling: {enabled: true, minReplicas: 2}} | 1
            {replicaCount: 2, autoscaling: {enabled: true, minReplicas: 1}} | 0
            """)
    void disruptionBudgetStandsWhereThereIsMoreThanOnePod(String values, int budgets) {
        assertThat(with(values).of("PodDisruptionBudget")).hasSize(budgets);
    }

    @Test
    void networkPolicyLetsInThePortOfNginxAndOutNothingButDns() {
        Object policy = with("networkPolicy: {enabled: true}").one("NetworkPolicy");

        assertThat(at(policy, "spec", "ingress")).isEqualTo(List.of(Map.of("ports", List.of(tcp("http")))));
        assertThat(at(policy, "spec", "egress", 0, "ports", 0, "port")).isEqualTo(53);
        assertThat(listAt(policy, "spec", "egress")).hasSize(1);
        assertThat(with("{}").of("NetworkPolicy")).isEmpty();
    }

    @Test
    void networkPolicyLetsInThePeersAndTheTestPodAlone() {
        Object policy = with("networkPolicy: {enabled: true, allowDns: false, from: [{podSelector: {}}]}")
                .one("NetworkPolicy");

        assertThat(listAt(policy, "spec", "ingress", 0, "from")).hasSize(2);
        assertThat(at(policy, "spec", "egress")).isEqualTo(List.of());
    }

    @Test
    void keepingAddsServicesThatOnlyTheAppsPodsAreAskedThrough() {
        Manifests manifests = with(KEEPING);
        Object label = at(manifests.one("Deployment"), "spec", "template", "metadata", "labels", "slipway.io/release");

        Object peers = manifests.named("Service", "addin-slipway-peers");
        Object newest = manifests.named("Service", "addin-slipway-newest");
        Object starting = manifests.named("Service", "addin-slipway-starting");
        assertThat(mapAt(peers, "spec", "selector")).doesNotContainKey("slipway.io/release");
        assertThat(at(newest, "spec", "selector", "slipway.io/release")).isEqualTo(label);
        assertThat(at(starting, "spec", "selector", "slipway.io/release")).isEqualTo(label);
        assertThat(at(starting, "spec", "publishNotReadyAddresses")).isEqualTo(true);
        assertThat(mapAt(newest, "spec")).doesNotContainKey("publishNotReadyAddresses");
        assertThat(at(newest, "spec", "type")).isEqualTo("ClusterIP");
        assertThat(with("{}").of("Service")).hasSize(1);
    }

    @Test
    void aReleaseHasAnotherNameWhereItsPodsServeSomethingElse() {
        Object name = releaseOf(KEEPING);

        assertThat(releaseOf(KEEPING)).isEqualTo(name);
        assertThat(releaseOf(KEEPING + "replicaCount: 5\nrecord: {released-by: anna}\n"))
                .isEqualTo(name);
        assertThat(releaseOf(KEEPING + "env: {apiUrl: other}\n")).isNotEqualTo(name);
        assertThat(releaseOf(KEEPING + "initContainer: {image: {repository: a/b, tag: '2'}}\n"))
                .isNotEqualTo(name);
        assertThat(releaseOf("keep: {enabled: true}\nnginx: {config: 'events {} # other'}\n"))
                .isNotEqualTo(name);
    }

    private Object releaseOf(String values) {
        return at(with(values).one("Deployment"), "spec", "template", "metadata", "labels", "slipway.io/release");
    }

    @Test
    void networkPolicyLetsThePodsReachEachOther() {
        Object policy = with(KEEPING + "networkPolicy: {enabled: true, from: [{podSelector: {}}]}\n")
                .one("NetworkPolicy");
        Object pods = at(policy, "spec", "podSelector");

        assertThat(at(policy, "spec", "ingress", 1))
                .isEqualTo(Map.of(
                        "ports",
                        List.of(Map.of("port", 8090, "protocol", "TCP")),
                        "from",
                        List.of(Map.of("podSelector", pods))));
        assertThat(at(policy, "spec", "egress", 1))
                .isEqualTo(Map.of(
                        "ports",
                        List.of(Map.of("port", 8090, "protocol", "TCP")),
                        "to",
                        List.of(Map.of("podSelector", pods))));
        assertThat(at(policy, "spec", "egress", 0, "ports", 0, "port")).isEqualTo(53);
    }

    @Test
    void routeIsIngressOrHttpRouteOrNone() {
        assertThat(with("{}").kinds()).doesNotContain("Ingress", "HTTPRoute");
        assertThat(with("ingress: {enabled: true}").kinds()).contains("Ingress").doesNotContain("HTTPRoute");
        assertThat(with("httpRoute: {enabled: true, parentRefs: [{name: gateway}]}")
                        .kinds())
                .contains("HTTPRoute")
                .doesNotContain("Ingress");
    }

    @Test
    void ingressWithoutHostsTakesEveryHost() {
        Object ingress = with("ingress: {enabled: true}").one("Ingress");

        assertThat(mapAt(ingress, "spec", "rules", 0)).containsOnlyKeys("http");
        assertThat(mapAt(ingress, "spec")).containsOnlyKeys("rules");
    }

    @Test
    void ownAnnotationOfTheIngressWinsOverASwitch() {
        Object ingress = with(ROUTED + "  annotations: {konghq.com/strip-path: 'true'}\nkong: {enabled: true}")
                .one("Ingress");

        assertThat(mapAt(ingress, "metadata", "annotations"))
                .containsEntry("konghq.com/strip-path", "true")
                .containsEntry("konghq.com/protocols", "https");
    }

    @Test
    void ingressTakesEveryPathThatNginxAnswers() {
        Object ingress = with("app: {basePath: /addin/, extraPaths: [/graphql, /api/]}\nedge: {probe: true}\n" + ROUTED)
                .one("Ingress");

        assertThat(listAt(ingress, "spec", "rules", 0, "http", "paths"))
                .extracting(it -> it.get("path") + " " + it.get("pathType"))
                .containsExactly("/addin Prefix", "/graphql Prefix", "/api Prefix", "/healthz Exact");
    }

    @Test
    void frontDoorIdIsAskedOfAllButTheProbe() {
        Object route = with("app: {basePath: /addin/}\nhttpRoute: {enabled: true, parentRefs: [{name: g}]}\n"
                        + "edge: {probe: true, frontDoorId: 12345678-90ab-cdef-1234-567890abcdef}")
                .one("HTTPRoute");

        var matches = listAt(route, "spec", "rules", 0, "matches");
        assertThat(at(matches, 0, "headers", 0, "name")).isEqualTo("X-Azure-FDID");
        assertThat(at(matches, 1, "path", "value")).isEqualTo("/healthz");
        assertThat(mapAt(matches, 1)).doesNotContainKey("headers");
    }

    @Test
    void allowedSourcesReachWhateverCanAskForThem() {
        String sources = "edge: {allowedSources: [203.0.113.0/24]}\n";

        assertThat(at(
                        with(sources + "service: {type: LoadBalancer}").one("Service"),
                        "spec",
                        "loadBalancerSourceRanges"))
                .isEqualTo(List.of("203.0.113.0/24"));
        assertThat(mapAt(with(sources).one("Service"), "spec")).doesNotContainKey("loadBalancerSourceRanges");
        assertThat(at(with(sources + "traefik: {enabled: true}").one("Middleware"), "spec", "ipAllowList"))
                .isEqualTo(Map.of("sourceRange", List.of("203.0.113.0/24")));
        assertThat(with(sources + "kong: {enabled: true}").one("KongPlugin")).containsEntry("plugin", "ip-restriction");
    }

    @Test
    void notesWarnOfAllowedSourcesThatNothingEnforces(@TempDir Path directory) {
        String sources = ROUTED + "edge: {allowedSources: [203.0.113.0/24]}\n";

        assertThat(Hidden.notes(rendering(sources), directory.resolve("a"))).contains("nothing that this chart makes");
        assertThat(Hidden.notes(rendering(sources + "traefik: {enabled: true}"), directory.resolve("b")))
                .doesNotContain("WARNING");
    }

    @Test
    void notesTellTheUrl(@TempDir Path directory) {
        String routed = ROUTED + "  tls: {enabled: true}\napp: {basePath: /addin/}";

        assertThat(Hidden.notes(rendering(routed), directory.resolve("a")))
                .contains("https://addin.example.com/addin/")
                .contains("helm test addin --namespace web");
        assertThat(Hidden.notes(rendering("{}"), directory.resolve("b")))
                .contains("port-forward service/addin-slipway");
    }

    @Test
    void testPodIsNotABackEndOfTheService(@TempDir Path directory) {
        Manifests manifests = Hidden.withTestPod(rendering("{}"), directory);

        assertThat(mapAt(manifests.one("Pod"), "metadata", "labels").entrySet())
                .doesNotContainSequence(
                        mapAt(manifests.one("Service"), "spec", "selector").entrySet());
        assertThat(Hidden.withTestPod(rendering("tests: {enabled: false}"), directory.resolve("off"))
                        .of("Pod"))
                .isEmpty();
    }

    @Test
    void serviceAccountHasNoTokenAndCanBeOnesOwn() {
        assertThat(with("{}").one("ServiceAccount")).containsEntry("automountServiceAccountToken", false);

        Manifests own = with("serviceAccount: {create: false, name: web}");
        assertThat(own.of("ServiceAccount")).isEmpty();
        assertThat(at(own.one("Deployment"), "spec", "template", "spec", "serviceAccountName"))
                .isEqualTo("web");
    }

    private static Map<String, Object> tcp(String port) {
        return Map.of("port", port, "protocol", "TCP");
    }

    private static Rendering rendering(String values) {
        return Rendering.ofRequiredValues().with(values);
    }

    private static Manifests with(String values) {
        return rendering(values).manifests();
    }
}
