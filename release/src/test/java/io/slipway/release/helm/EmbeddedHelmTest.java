package io.slipway.release.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.slipway.release.SlipwayException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedHelmTest {

    private static Helm helm;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() {
        helm = EmbeddedHelm.start();
    }

    @AfterAll
    static void stop() {
        helm.close();
    }

    @Test
    void rendersWithValuesNamespaceAndKubernetesVersion() {
        String manifests = helm.template(FixtureChart.in(directory).request(Map.of("greeting", "good day")));

        assertThat(manifests)
                .contains("name: shop-web", "namespace: shop-dev", "greeting: \"good day\"", "kept: \"from-chart\"")
                .contains("kubernetes: \"v1.31.0\"");
    }

    @Test
    void lintsAGoodChartWithoutAWarning() {
        LintResult result = helm.lint(FixtureChart.in(directory).request(Map.of()));

        assertThat(result.problems(true)).isEmpty();
    }

    @Test
    void lintSeesTheGivenValues() {
        LintResult result = helm.lint(FixtureChart.in(directory).request(Map.of("replicas", "three")));

        assertThat(result.problems(false)).anySatisfy(problem -> {
            assertThat(problem.location()).contains("replicas");
            assertThat(problem.message()).contains("got string, want integer");
        });
    }

    @Test
    void namesFileAndLineOfATemplateThatFails() {
        FixtureChart chart = FixtureChart.in(directory).with("templates/bad.yaml", "a: 1\nb: {{ .Values.no.such }}\n");

        assertThatThrownBy(() -> helm.template(chart.request(Map.of())))
                .asInstanceOf(type(SlipwayException.class))
                .satisfies(e -> assertThat(e.problems().get(0).location())
                        .contains(chart.directory() + "/templates/bad.yaml:2"));
    }

    @Test
    void chartThatAbortsHelmIsAnErrorAndTheNextCallWorks() {
        FixtureChart endless =
                FixtureChart.in(directory).with("templates/endless.yaml", "a: {{ repeat 200000000000 \"x\" | len }}\n");

        assertThatThrownBy(() -> helm.template(endless.request(Map.of())))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("Helm gave up");

        FixtureChart good = FixtureChart.in(directory.resolve("good"));
        assertThat(helm.template(good.request(Map.of()))).contains("shop-web");
    }
}
