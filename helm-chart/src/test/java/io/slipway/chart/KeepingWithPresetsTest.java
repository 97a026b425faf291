package io.slipway.chart;

import static io.slipway.chart.Manifests.at;
import static io.slipway.chart.Manifests.listAt;
import static io.slipway.chart.Manifests.mapAt;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The port at which pods ask each other is for them alone, whatever routes to the app. These are the objects as rendered: no cluster
 * here enforces a network policy.
 */
@Tag("slow")
class KeepingWithPresetsTest {
    private static final String VALUES = """
            hosts: [addin.example.com]
            app: {basePath: /addin/}
            keep: {enabled: true}
            nginx: {config: 'events {}'}
            networkPolicy: {enabled: true, from: [{namespaceSelector: {}}], egress: [{to: [{ipBlock: {cidr: 10.0.0.0/8}}]}]}
            """;

    static Stream<String> presets() throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(Rendering.CHART.resolve("presets"))) {
            files.forEach(file -> names.add(file.getFileName().toString().replace(".yaml", "")));
        }
        return names.stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void noRouteLeadsToThePeersAndEveryPeerIsReached(String preset) {
        Rendering rendering = Rendering.ofRequiredValues().withPreset(preset).with(VALUES);
        Manifests manifests = rendering.manifests();
        Map<String, Object> labels = mapAt(manifests.one("NetworkPolicy"), "spec", "podSelector", "matchLabels");
        Map<String, Object> pod = mapAt(manifests.one("Deployment"), "spec", "template", "metadata", "labels");

        for (String name : List.of("peers", "newest", "starting")) {
            Object service = manifests.named("Service", "addin-slipway-" + name);
            assertThat(at(service, "spec", "type")).isEqualTo("ClusterIP");
            assertThat(mapAt(service, "metadata")).doesNotContainKey("annotations");
            assertThat(pod).containsAllEntriesOf(mapAt(service, "spec", "selector"));
        }
        assertThat(pod).containsAllEntriesOf(labels);
        for (Map<String, Object> service : manifests.of("Service")) {
            boolean forPeers = listAt(service, "spec", "ports").toString().contains("8090");
            assertThat(forPeers)
                    .isEqualTo(String.valueOf(at(service, "metadata", "name"))
                            .matches("addin-slipway-(peers|newest|starting)"));
        }
        for (String kind : List.of("Ingress", "HTTPRoute")) {
            assertThat(manifests.of(kind).toString()).doesNotContain("peers", "newest", "starting", "8090");
        }
    }

    @ParameterizedTest
    @MethodSource("presets")
    void theNetworkPolicyOpensThePortBetweenThePodsAndNowhereElse(String preset) {
        Map<String, Object> policy =
                Rendering.ofRequiredValues().withPreset(preset).with(VALUES).one("NetworkPolicy");
        Object own = List.of(Map.of("podSelector", at(policy, "spec", "podSelector")));

        List<Map<String, Object>> ingress = rulesOfPeers(listAt(policy, "spec", "ingress"));
        assertThat(ingress).hasSize(1);
        assertThat(ingress.get(0).get("from")).isEqualTo(own);
        List<Map<String, Object>> egress = rulesOfPeers(listAt(policy, "spec", "egress"));
        assertThat(egress).hasSize(1);
        assertThat(egress.get(0).get("to")).isEqualTo(own);
        assertThat(listAt(policy, "spec", "ingress"))
                .allSatisfy(rule -> assertThat(rule).containsKey("ports"));
    }

    private static List<Map<String, Object>> rulesOfPeers(List<Map<String, Object>> rules) {
        return rules.stream()
                .filter(rule -> String.valueOf(rule.get("ports")).contains("8090"))
                .toList();
    }
}
