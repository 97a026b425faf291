package io.slipway.release.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slipway.chart.SlipwayChart;
import io.slipway.goprograms.GoProgram;
import io.slipway.release.clusters.Cluster;
import io.slipway.release.helm.embedded.EmbeddedHelm;
import io.slipway.release.helm.program.HelmOnPath;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.revisions.ReleaseTarget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What every Helm does alike, as far as it needs no cluster. */
@ParameterizedClass
@MethodSource("helms")
@Tag("needs-program")
public class HelmContractTest {

    @Parameter
    Supplier<Helm> start;

    @TempDir
    Path directory;

    private Helm helm;

    public static Stream<Named<Supplier<Helm>>> helms() {
        return Stream.of(
                Named.of("embedded", EmbeddedHelm::start),
                Named.of("helm 3", () -> HelmOnPath.at(GoProgram.HELM_3.in(UserCache.directory()))),
                Named.of("helm 4", () -> HelmOnPath.at(GoProgram.HELM_4.in(UserCache.directory()))));
    }

    @BeforeEach
    void startHelm() {
        helm = start.get();
    }

    @AfterEach
    void stopHelm() {
        helm.close();
    }

    @Test
    void saysWhichHelmItIs() {
        assertThat(helm.describe()).matches("embedded Helm 3\\..*|helm [34]\\.\\d+.* \\(.*/helm\\)");
    }

    @Test
    void rendersWithValuesNamespaceAndKubernetesVersion() {
        String manifests = helm.template(FixtureChart.in(directory).request(Map.of("greeting", "good day")));

        assertThat(manifests)
                .contains("name: shop-web", "namespace: shop-dev", "greeting: \"good day\"", "kept: \"from-chart\"")
                .contains("kubernetes: \"v1.31.0\"");
    }

    @Test
    void rendersNoHooksAndNoTests() {
        FixtureChart chart = FixtureChart.in(directory)
                .with("templates/hook.yaml", pod("hook", "pre-install"))
                .with("templates/tests/test.yaml", pod("probe", "test"));

        assertThat(helm.template(chart.request(Map.of()))).doesNotContain("kind: Pod");
    }

    private static String pod(String name, String hook) {
        return "apiVersion: v1\nkind: Pod\nmetadata:\n  name: " + name + "\n  annotations:\n    helm.sh/hook: " + hook
                + "\nspec: {}\n";
    }

    @Test
    void givesEveryTextToTheTemplatesAsItIs() {
        Map<String, Object> awkward = new LinkedHashMap<>();
        awkward.put("a", "yes");
        awkward.put("b", "012");
        awkward.put("c", "1e3");
        awkward.put("d", "a \"quoted\" \\ back|slash & {{ .Values.x }}");
        awkward.put("e", "line\nbreak\r\n\ttab");
        awkward.put("f", "\u0085\u2028\u2029\ufeff\u0001");
        awkward.put("g", "snow \u2603, rocket \ud83d\ude80, Zürich");
        awkward.put("h", "# no comment: [a, b]");
        awkward.put("i", "");
        awkward.put("j", "~");

        String manifests = helm.template(FixtureChart.in(directory).request(Map.of("env", awkward)));

        assertThat(data(manifests)).containsAllEntriesOf(awkward);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> data(String manifest) {
        Object read = new Load(LoadSettings.builder().build()).loadFromString(manifest.replaceFirst("(?s)^---\n", ""));
        return (Map<String, Object>) ((Map<?, ?>) read).get("data");
    }

    @Test
    void nullTakesAChartsOwnValueAway() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("greeting", null);

        String manifests = helm.template(FixtureChart.in(directory)
                .with("templates/has.yaml", "a: {{ hasKey .Values \"greeting\" }}\n")
                .request(values));

        assertThat(manifests).contains("a: false");
    }

    @Test
    void rendersSubcharts() {
        FixtureChart chart = FixtureChart.in(directory)
                .with("charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.0\n")
                .with("charts/sub/values.yaml", "colour: red\n")
                .with("charts/sub/templates/x.yaml", "kind: Sub\ncolour: {{ .Values.colour }}\n");

        assertThat(helm.template(chart.request(Map.of("sub", Map.of("colour", "green")))))
                .contains("kind: Sub\ncolour: green");
    }

    @Test
    void lintsAGoodChartWithoutAWarning() {
        LintResult result = helm.lint(FixtureChart.in(directory).request(Map.of()));

        assertThat(result.problems(true)).isEmpty();
    }

    @Test
    void lintSeesTheGivenValues() {
        LintResult result = helm.lint(FixtureChart.in(directory).request(Map.of("replicas", "three")));

        assertThat(result.problems(false))
                .containsExactly(Problem.of("value of replicas: got string, want integer")
                        .at("replicas"));
    }

    /** As YAML 1.1 has them: a chart's {@code yes} is no text. */
    @Test
    void lintReadsTheChartsOwnValuesAsHelmDoes() {
        FixtureChart chart = FixtureChart.in(directory).with("values.yaml", """
                        replicas: 0x10
                        greeting: no
                        nested: {kept: x, gone: 0o17}
                        env: {}
                        """).with("values.schema.json", """
                        {"type": "object", "properties": {
                          "replicas": {"type": "integer"}, "greeting": {"type": "boolean"},
                          "nested": {"type": "object", "properties": {"gone": {"type": "integer"}}}}}
                        """);

        assertThat(helm.lint(chart.request(Map.of("env", Map.of("a", "b")))).problems(true))
                .isEmpty();
    }

    @Test
    void lintNamesTheKeysOfSlipwaysOwnChart() {
        Path chart = SlipwayChart.copyTo(directory.resolve("slipway"));
        Map<String, Object> values = Map.of("replicaCount", "two", "nginx", Map.of("prot", 80));

        assertThat(helm.lint(new ChartRequest(chart, values, "shop", "shop-dev", "1.34"))
                        .problems(true))
                .extracting(problem -> problem.location().orElse("") + ": " + problem.message())
                .containsExactlyInAnyOrder(
                        "replicaCount: value of replicaCount: got string, want integer",
                        "nginx: value of nginx: additional properties 'prot' not allowed");
    }

    @Test
    void templateNamesEveryKeyThatBreaksTheSchema() {
        FixtureChart chart = FixtureChart.in(directory).with("values.schema.json", """
                {"type": "object", "additionalProperties": false, "properties": {
                  "replicas": {"type": "integer"}, "greeting": {"enum": ["hello"]}, "env": {}, "global": {},
                  "nested": {"type": "object", "properties": {"kept": {"type": "string"}}}}}
                """);

        List<Problem> problems = problemsOf(() -> helm.template(chart.request(
                Map.of("replicas", "three", "greeting", "good day", "nested", Map.of("kept", 7), "unknown", 1))));

        assertThat(problems)
                .extracting(problem -> problem.location().orElse(""))
                .containsExactlyInAnyOrder("values", "replicas", "greeting", "nested.kept");
        assertThat(problems).anySatisfy(problem -> assertThat(problem.message()).contains("'unknown' not allowed"));
    }

    @Test
    void lintReportsAChartWithoutIconAndABadVersion() {
        FixtureChart chart = FixtureChart.in(directory).with("Chart.yaml", """
                apiVersion: v2
                name: web
                version: one
                """);

        assertThat(helm.lint(chart.request(Map.of())).problems(false)).anySatisfy(problem -> {
            assertThat(problem.location()).contains(chart.directory() + "/Chart.yaml");
            assertThat(problem.message()).contains("version 'one' is not a valid SemVer");
        });
    }

    @Test
    void lintWarnsOfAnApiThatTheClusterNoLongerHas() {
        FixtureChart chart = FixtureChart.in(directory).with("templates/pdb.yaml", """
                apiVersion: policy/v1beta1
                kind: PodDisruptionBudget
                metadata:
                  name: web
                """);

        LintResult result = helm.lint(chart.request(Map.of()));

        assertThat(result.problems(false)).isEmpty();
        assertThat(result.problems(true)).singleElement().satisfies(problem -> {
            assertThat(problem.location()).contains(chart.directory() + "/templates/pdb.yaml");
            assertThat(problem.message()).contains("policy/v1beta1 PodDisruptionBudget", "unavailable");
        });
    }

    @Test
    void lintRendersForTheVersionOfTheCluster() {
        FixtureChart chart = FixtureChart.in(directory).with("templates/new.yaml", """
                {{- if semverCompare "<1.30.0-0" .Capabilities.KubeVersion.Version }}
                a: {{ .Values.no.such }}
                {{- end }}
                """);

        assertThat(helm.lint(chart.request(Map.of(), "1.30.0")).problems(true)).isEmpty();
        assertThat(helm.lint(chart.request(Map.of(), "1.29.0")).problems(false))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.location()).contains(chart.directory() + "/templates/new.yaml:2"));
    }

    @Test
    void namesFileAndLineOfAMissingValue() {
        FixtureChart chart = FixtureChart.in(directory).with("templates/bad.yaml", "a: 1\nb: {{ .Values.no.such }}\n");

        for (List<Problem> problems : bothWays(chart)) {
            assertThat(problems).singleElement().satisfies(problem -> {
                assertThat(problem.location()).contains(chart.directory() + "/templates/bad.yaml:2");
                assertThat(problem.message()).isEqualTo(".Values.no.such: nil pointer evaluating interface {}.such");
            });
        }
    }

    @Test
    void namesFileAndLineWithinAnInclude() {
        FixtureChart chart = FixtureChart.in(directory)
                .with("templates/_names.tpl", "{{- define \"x\" }}\n\n{{ .Values.no.such }}{{ end }}\n")
                .with("templates/bad.yaml", "a: {{ include \"x\" . }}\n");

        for (List<Problem> problems : bothWays(chart)) {
            assertThat(problems)
                    .singleElement()
                    .satisfies(problem ->
                            assertThat(problem.location()).contains(chart.directory() + "/templates/_names.tpl:3"));
        }
    }

    @Test
    void namesFileAndLineOfWrongTemplateCode() {
        FixtureChart chart = FixtureChart.in(directory).with("templates/bad.yaml", "a: 1\nb: {{ .Values.x | nope }}\n");

        for (List<Problem> problems : bothWays(chart)) {
            assertThat(problems).singleElement().satisfies(problem -> {
                assertThat(problem.location()).contains(chart.directory() + "/templates/bad.yaml:2");
                assertThat(problem.message()).isEqualTo("function \"nope\" not defined");
            });
        }
    }

    @Test
    void namesTheFileThatRendersToNoYaml() {
        FixtureChart chart = FixtureChart.in(directory).with("templates/bad.yaml", "a: b\n  c: [d\n");

        for (List<Problem> problems : bothWays(chart)) {
            assertThat(problems).anySatisfy(problem -> {
                assertThat(problem.location()).contains(chart.directory() + "/templates/bad.yaml");
                assertThat(problem.message()).contains("line 2: mapping values are not allowed");
            });
        }
    }

    @Test
    void tellsAChartsOwnWordsWithTheirPlace() {
        FixtureChart chart = FixtureChart.in(directory)
                .with("templates/bad.yaml", "{{- fail \"host is missing: set ingress.host\" }}\n");

        assertThat(problemsOf(() -> helm.template(chart.request(Map.of()))))
                .containsExactly(Problem.of("host is missing: set ingress.host")
                        .at(chart.directory() + "/templates/bad.yaml:1"));
    }

    @Test
    void namesLineOfValuesThatAreNoYaml() {
        FixtureChart chart = FixtureChart.in(directory).with("values.yaml", "a: 1\nb: [\n");

        for (List<Problem> problems : bothWays(chart)) {
            assertThat(problems)
                    .isNotEmpty()
                    .allSatisfy(
                            problem -> assertThat(problem.location()).contains(chart.directory() + "/values.yaml:2"));
        }
    }

    @Test
    void findsNothingInTheClusterThatTheUserIsLoggedInTo() throws Exception {
        FixtureChart chart = FixtureChart.in(directory)
                .with("templates/lookup.yaml", "a: {{ lookup \"v1\" \"Secret\" \"ns\" \"x\" | toJson }}\n");
        try (CountingCluster cluster = CountingCluster.start(directory)) {
            cluster.loggedIn(
                    GoProgram.HELM_3.in(UserCache.directory()).toString(),
                    "template",
                    "shop",
                    chart.directory().toString(),
                    "--dry-run=server");
            assertThat(cluster.requests()).as("of a Helm that asks").isPositive();
            int before = cluster.requests();

            String outcome = cluster.loggedIn(RenderOnce.command(helm, chart.directory()));

            // The embedded one has no answer without a cluster, and says so.
            assertThat(outcome).containsAnyOf("a: {}", "lookup");
            assertThat(cluster.requests()).isEqualTo(before);
        }
    }

    @Test
    void chartThatRecursesWithoutEndIsAnErrorAndTheNextCallWorks() {
        FixtureChart endless = FixtureChart.in(directory)
                .with(
                        "templates/endless.yaml",
                        "{{- define \"x\" }}{{ include \"x\" . }}{{ end }}{{ include \"x\" . }}");

        assertThat(problemsOf(() -> helm.template(endless.request(Map.of())))).hasSize(1);
        assertThat(helm.template(FixtureChart.in(directory.resolve("good")).request(Map.of())))
                .contains("shop-web");
    }

    @Test
    void chartThatAbortsHelmIsAnErrorAndTheNextCallWorks() {
        FixtureChart endless =
                FixtureChart.in(directory).with("templates/endless.yaml", "a: {{ repeat 200000000000 \"x\" | len }}\n");

        assertThat(problemsOf(() -> helm.template(endless.request(Map.of()))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.render("")).contains("memory"));
        assertThat(helm.template(FixtureChart.in(directory.resolve("good")).request(Map.of())))
                .contains("shop-web");
    }

    @Test
    void pathMayHoldSpacesAndCommas() {
        FixtureChart chart = FixtureChart.in(directory.resolve("a, b ü"));

        assertThat(helm.template(chart.request(Map.of()))).contains("shop-web");
        assertThat(helm.lint(chart.request(Map.of())).problems(true)).isEmpty();
    }

    @Test
    void noKubeconfigIsAMissingEnvironment() {
        ReleaseTarget target =
                new ReleaseTarget(new Cluster(directory.resolve("none"), java.util.Optional.empty()), "ns", "shop");

        SlipwayException e =
                catchThrowableOfType(SlipwayException.class, () -> helm.uninstall(target, java.time.Duration.ZERO));

        assertThat(e.exitCode().code()).isEqualTo(3);
        assertThat(e.render("dev"))
                .contains(
                        "the kubeconfig does not exist",
                        directory.resolve("none").toString());
    }

    /** What is wrong, as {@code template} and as {@code lint} tell it. */
    private List<List<Problem>> bothWays(FixtureChart chart) {
        return new ArrayList<>(Arrays.asList(
                problemsOf(() -> helm.template(chart.request(Map.of()))),
                helm.lint(chart.request(Map.of())).problems(false)));
    }

    private static List<Problem> problemsOf(ThrowingCallable call) {
        SlipwayException e = catchThrowableOfType(SlipwayException.class, call);
        assertThat(e).isNotNull();
        return e.problems();
    }
}
