package io.slipway.chart;

import static io.slipway.chart.Manifests.at;
import static io.slipway.chart.Manifests.listAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the init container is told and given. */
class InitContainerTest {

    @Test
    void namesTheMissingImage() {
        assertThatThrownBy(() -> Rendering.bare().text())
                .hasMessageContaining("initContainer.image.repository is required");
    }

    @Test
    void digestWinsOverTag() {
        String digest = "sha256:" + "0f".repeat(32);

        assertThat(at(
                        pod("initContainer: {image: {tag: 1.2.3, digest: '" + digest + "'}}"),
                        "initContainers",
                        0,
                        "image"))
                .isEqualTo("registry.example.com/office-addin@" + digest);
    }

    @Test
    void handsEveryVariableToTheInitContainerAsItIs() {
        var env = listAt(
                pod("env: {zeta: 'a\"b', alpha: 'p$$w $(HOME) $', retries: '3', enabled: 'true', none: ''}"),
                "initContainers",
                0,
                "env");

        assertThat(env)
                .filteredOn(it -> it.get("name").toString().startsWith("SLIPWAY_VAR_"))
                .extracting(it -> it.get("name") + "=" + it.get("value"))
                .containsExactly(
                        "SLIPWAY_VAR_alpha=p$$$$w $$(HOME) $$",
                        "SLIPWAY_VAR_enabled=true",
                        "SLIPWAY_VAR_none=",
                        "SLIPWAY_VAR_retries=3",
                        "SLIPWAY_VAR_zeta=a\"b");
        assertThat(env).allSatisfy(it -> assertThat(it.get("value")).isInstanceOf(String.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"two\\nlines\\n", " spaces ", "# no comment", "{a: b}", "{{ .Values }}", "é 日 🚀", "\\t'\\\\"})
    void keepsAnyTextOfAVariable(String escaped) {
        Object env = at(pod("env: {text: \"" + escaped + "\"}"), "initContainers", 0, "env");

        Object expected =
                Manifests.parse("text: \"" + escaped + "\"").all().get(0).get("text");
        assertThat(variables(env)).containsEntry("SLIPWAY_VAR_text", expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"$", "$$", "$$$", "a$", "$a", "$(HOME)", "$$(HOME)", "$(", "$)", "$(unknown)$$(HOME)$", "^a$|$1"
            })
    void givesAValueWithDollarsToTheProcessAsItWas(String value) {
        Object env = at(pod("env: {dollars: '" + value + "'}"), "initContainers", 0, "env");

        String rendered = (String) variables(env).get("SLIPWAY_VAR_dollars");
        assertThat(Kubelet.expand(rendered, Map.of("HOME", "/work"))).isEqualTo(value);
    }

    @Test
    void tellsTheInitContainerModePathAndEnvironment() {
        Object env = at(
                pod("environment: acceptance\napp: {basePath: /addin/}\n"
                        + "initContainer: {mode: build, settings: {SLIPWAY_BUILD_COMMAND: npm run build}}"),
                "initContainers",
                0,
                "env");

        assertThat(variables(env))
                .containsEntry("SLIPWAY_MODE", "build")
                .containsEntry("SLIPWAY_BASE_PATH", "/addin/")
                .containsEntry("SLIPWAY_ENVIRONMENT", "acceptance")
                .containsEntry("SLIPWAY_SITE", "/site/html")
                .containsEntry("SLIPWAY_WORK", "/work/build")
                .containsEntry("SLIPWAY_BUILD_COMMAND", "npm run build")
                .containsEntry("HOME", "/work");
    }

    @Test
    void namesSecretVariablesAndGivesNoneOfTheirValues() {
        Object env = at(
                pod("secretEnv: {apiKey: {secret: keys, key: api}}\n"
                        + "initContainer: {settings: {SLIPWAY_SECRETS: 'other, apiKey'}}"),
                "initContainers",
                0,
                "env");

        assertThat(variables(env)).containsEntry("SLIPWAY_SECRETS", "apiKey,other");
        assertThat(env).asString().doesNotContain("secretKeyRef", "SLIPWAY_VAR_apiKey");
    }

    @Test
    void letsJavaReadLettersBeyondAscii() {
        assertThat(variables(at(pod("{}"), "initContainers", 0, "env"))).containsEntry("LANG", "C.UTF-8");
    }

    @Test
    void putsAVariableTooLongForAnEnvironmentIntoAFile() {
        String value = "x".repeat(70_000);
        Manifests manifests = Rendering.ofRequiredValues()
                .with("env: {long: " + value + ", short: 'y'}")
                .manifests();

        Object pod = at(manifests.one("Deployment"), "spec", "template", "spec");
        assertThat(variables(at(pod, "initContainers", 0, "env")))
                .containsEntry("SLIPWAY_VARIABLES_FILE", "/etc/slipway/variables.json")
                .containsEntry("SLIPWAY_VAR_short", "y")
                .doesNotContainKey("SLIPWAY_VAR_long");
        assertThat(at(manifests.named("ConfigMap", "addin-slipway-variables"), "data", "variables.json"))
                .isEqualTo("{\"long\":\"" + value + "\"}");
    }

    @Test
    void tellsTheCauseOfAFailedInitContainerInThePodsStatus() {
        assertThat(at(pod("{}"), "initContainers", 0, "terminationMessagePolicy"))
                .isEqualTo("FallbackToLogsOnError");
    }

    @Test
    void givesABuildMoreThanAPublish() {
        assertThat(at(pod("initContainer: {mode: build}"), "initContainers", 0, "resources", "limits", "memory"))
                .isEqualTo("4Gi");
        assertThat(at(pod("{}"), "initContainers", 0, "resources", "limits", "memory"))
                .isEqualTo("256Mi");
        assertThat(at(
                        pod("initContainer: {resources: {limits: {memory: 1Gi}}}"),
                        "initContainers",
                        0,
                        "resources",
                        "limits",
                        "memory"))
                .isEqualTo("1Gi");
    }

    private static Object pod(String values) {
        return at(Rendering.ofRequiredValues().with(values).one("Deployment"), "spec", "template", "spec");
    }

    private static Map<String, Object> variables(Object env) {
        return listAt(env).stream()
                .filter(it -> it.containsKey("value"))
                .collect(Collectors.toMap(it -> (String) it.get("name"), it -> it.get("value")));
    }
}
