package io.slipway.chart;

import static io.slipway.chart.Manifests.at;
import static io.slipway.chart.Manifests.listAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DeploymentTest {

    @Test
    void rendersFromRequiredValuesAlone() {
        Manifests manifests = Rendering.ofRequiredValues().manifests();

        assertThat(manifests.kinds())
                .containsExactlyInAnyOrder(
                        "Deployment", "Service", "ConfigMap", "ServiceAccount", "PodDisruptionBudget");
        Object pod = at(manifests.one("Deployment"), "spec", "template", "spec");
        assertThat(at(pod, "initContainers", 0, "image")).isEqualTo("registry.example.com/office-addin:0.1.0");
        assertThat(at(pod, "containers", 0, "command")).asString().contains("/etc/slipway/nginx.conf");
    }

    @Test
    void namesTheMissingImage() {
        assertThatThrownBy(() -> Rendering.bare().text())
                .hasMessageContaining("initContainer.image.repository is required");
    }

    @Test
    void handsEveryVariableToTheInitContainerAsItIs() {
        var deployment = Rendering.ofRequiredValues()
                .with("env: {zeta: 'a\"b', alpha: 'p$$w $(HOME) $', retries: '3', enabled: 'true'}")
                .one("Deployment");

        var env = listAt(deployment, "spec", "template", "spec", "initContainers", 0, "env");
        assertThat(env)
                .extracting(it -> it.get("name") + "=" + it.get("value"))
                .containsSubsequence(
                        "SLIPWAY_VAR_alpha=p$$$$w $$(HOME) $$",
                        "SLIPWAY_VAR_enabled=true",
                        "SLIPWAY_VAR_retries=3",
                        "SLIPWAY_VAR_zeta=a\"b");
        assertThat(env).allSatisfy(it -> assertThat(it.get("value")).isInstanceOf(String.class));
    }
}
