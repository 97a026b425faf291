package io.slipway.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the presets render. A case is a directory of {@code src/test/resources/presets}, named by its presets joined with
 * {@code +} in the order of {@code helm -f}; it holds what a user fills in and the routing that comes of it.
 */
@Tag("slow")
class PresetTest {
    private static final Path CASES = Rendering.CHART.resolve("src/test/resources/presets");

    static Stream<String> cases() throws IOException {
        return names(CASES).stream();
    }

    static List<String> presets() throws IOException {
        return names(Rendering.CHART.resolve("presets")).stream()
                .map(it -> it.replace(".yaml", ""))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rendersWhatItsCaseExpects(String name) throws IOException {
        Rendering rendering = rendering(name);
        String actual = routing(rendering.text());
        Path expected = CASES.resolve(name).resolve("expected.yaml");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(expected, actual);
        }

        assertThat(actual).as("-Dgolden.update rewrites %s", expected).isEqualTo(Files.readString(expected));
        assertThat(routing(rendering.text())).as("rendered again").isEqualTo(actual);
        for (Kubernetes kubernetes : Kubernetes.values()) {
            assertThat(ApiSchemas.of(kubernetes)
                            .problems(rendering.on(kubernetes).manifests()))
                    .isEmpty();
        }
    }

    static Stream<Arguments> pairs() {
        return Stream.of("gateway-api", "ingress", "internal-load-balancer", "kong", "traefik")
                .flatMap(routing -> Stream.of("azure-api-management", "azure-front-door", "cloudflare")
                        .map(edge -> Arguments.of(routing, edge)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void everyEdgeGoesWithEveryPresetThatRoutes(String routing, String edge) {
        Rendering rendering = Rendering.ofRequiredValues()
                .withPreset(routing)
                .withPreset(edge)
                .with("hosts: [addin.example.com]\napp: {basePath: /addin/}");

        for (Kubernetes kubernetes : Kubernetes.values()) {
            Manifests manifests = rendering.on(kubernetes).manifests();
            assertThat(ApiSchemas.of(kubernetes).problems(manifests)).isEmpty();
            assertThat(manifests.kinds()).containsAnyOf("Ingress", "HTTPRoute", "Service");
        }
    }

    @Test
    void pairsAreOfAllPresets() throws IOException {
        assertThat(pairs().flatMap(pair -> Stream.of(pair.get())).distinct())
                .containsExactlyInAnyOrderElementsOf(presets());
    }

    @Test
    void everyPresetHasACase() throws IOException {
        assertThat(cases().flatMap(name -> Stream.of(name.split("\\+")))).containsAll(presets());
    }

    @ParameterizedTest
    @MethodSource("presets")
    void saysInThreeLinesWhatItIsForAndWhatToFillIn(String preset) throws IOException {
        List<String> lines =
                Files.readAllLines(Rendering.CHART.resolve("presets").resolve(preset + ".yaml"));

        assertThat(lines.get(0)).startsWith("# For: ");
        assertThat(lines.get(1)).startsWith("# Fill in: ");
        assertThat(lines.get(2)).startsWith("# nginx: ");
        assertThat(lines.get(3)).doesNotStartWith("#");
    }

    private static Rendering rendering(String name) throws IOException {
        Rendering rendering = Rendering.ofRequiredValues();
        for (String preset : name.split("\\+")) {
            rendering = rendering.withPreset(preset);
        }
        return rendering.with(Files.readString(CASES.resolve(name).resolve("values.yaml")));
    }

    /** Without what no preset touches, or every case would be rewritten with each change of the pod. */
    private static String routing(String text) {
        return Stream.of(text.split("(?m)^---\n"))
                .filter(it -> !it.isBlank())
                .filter(it -> Stream.of("Deployment", "ConfigMap", "ServiceAccount", "PodDisruptionBudget")
                        .noneMatch(kind -> it.contains("\nkind: " + kind + "\n")))
                .map(it -> "---\n" + it.strip() + "\n")
                .reduce("", String::concat);
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.map(it -> it.getFileName().toString()).sorted().toList();
        }
    }
}
