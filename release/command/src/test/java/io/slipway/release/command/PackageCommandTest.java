package io.slipway.release.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.release.packaging.AppDirectory;
import io.slipway.release.packaging.TestRegistry;
import io.slipway.release.reports.ReportSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
class PackageCommandTest {

    @TempDir
    Path directory;

    @Test
    void writesTheArchiveAndItsDigest() throws IOException {
        Typed typed = packaged(app());

        assertThat(typed.stderr()).isEmpty();
        assertThat(typed.exitCode()).isZero();
        assertThat(out()).isDirectoryContaining("glob:**/shop-1.4.0.tgz").isDirectoryContaining("glob:**.sha256");
        String digest = Files.readString(out().resolve("shop-1.4.0.tgz.sha256")).substring(0, 64);
        assertThat(typed.stdout())
                .contains("production: ok")
                .contains("packaged " + out().resolve("shop-1.4.0.tgz"), "sha256 " + digest);
    }

    @Test
    void machinesReadWhatWasPackagedAndPushed() throws IOException, InterruptedException {
        try (TestRegistry registry = TestRegistry.start(directory)) {
            Typed typed = packaged(
                    app(), "--output", "json", "--push", registry.charts().toString(), "--plain-http");

            assertThat(ReportSchema.problemsIn(typed.stdout())).isEmpty();
            JsonNode chart = new ObjectMapper().readTree(typed.stdout()).at("/result/chart");
            assertThat(chart.path("file").asText())
                    .isEqualTo(out().resolve("shop-1.4.0.tgz").toString());
            assertThat(out().resolve("shop-1.4.0.tgz.sha256"))
                    .hasContent(chart.path("sha256").asText() + "  shop-1.4.0.tgz");
            assertThat(chart.at("/pushed/reference").asText()).endsWith("/charts/shop:1.4.0");
            assertThat(typed.stderr()).contains("packaged ", "pushed ");
        }
    }

    @Test
    void registryThatIsNotThereLeavesTheArchiveToBePushedLater() {
        Typed typed = packaged(app(), "--push", "oci://127.0.0.1:1/charts", "--plain-http");

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.stdout()).contains("packaged " + out().resolve("shop-1.4.0.tgz"));
        assertThat(typed.stderr()).contains("the registry did not take the chart");
    }

    @Test
    void sameInputGivesTheSameBytes() throws IOException {
        packaged(app());
        byte[] first = Files.readAllBytes(out().resolve("shop-1.4.0.tgz"));
        packaged(AppDirectory.in(directory.resolve("elsewhere")));

        assertThat(out().resolve("shop-1.4.0.tgz")).hasBinaryContent(first);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            values: {replicaCount: two}       | acceptance: value of replicaCount: got string, want integer  | slipway.yaml:5:, values.replicaCount
            values: {nginx: {prot: 80}}       | acceptance: value of nginx: additional properties 'prot' not allowed | slipway.yaml:5:, values.nginx
            values: {nginxx: {port: 80}}      | acceptance: the values: additional properties 'nginxx' not allowed | slipway.yaml:5:, values.nginxx
            values: {hosts: [a.example.com, 'https://b']} | acceptance: value of hosts.1: 'https://b' does not match | slipway.yaml:5:, values.hosts.1
            values: {httpRoute: {enabled: true}} | acceptance: httpRoute.parentRefs is empty: name the Gateway | Slipway's chart, templates/httproute.yaml:4
            variables: {a: {fromEnvironment: NO_SUCH_VARIABLE}} | acceptance: variable a is taken from the environment variable NO_SUCH_VARIABLE, which is not set | slipway.yaml:5:
            """)
    void oneEnvironmentOfThreeThatIsWrongIsNamedAndNothingIsWritten(String wrong, String message, String place) {
        Typed typed =
                packaged(app().but("acc.example.com, presets: [ingress]", "acc.example.com, presets: [], " + wrong));

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.stderr()).contains(message).contains(place.split("(?<=:), "));
        assertThat(typed.stderr()).doesNotContain("development", "production");
        assertThat(out()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            templates/bad.yaml | `a: {{ .Values.no.such }}`            | `.Values.no.such: nil pointer`                       | deploy/templates/bad.yaml:1
            templates/bad.yaml | `a: {{ .Values.x | nope }}`           | function "nope" not defined                          | deploy/templates/bad.yaml:1
            templates/bad.yaml | `a: [`                                | yaml: line 1: did not find expected node content     | deploy/templates/bad.yaml
            templates/bad.yaml | `{{ fail "host is missing" }}`        | host is missing                                      | deploy/templates/bad.yaml:1
            templates/old.yaml | `apiVersion: policy/v1beta1;kind: PodDisruptionBudget;metadata: {name: a}` | policy/v1beta1 PodDisruptionBudget | deploy/templates/old.yaml
            values.yaml        | `greeting: [`                         | not YAML                                             | deploy/values.yaml:1
            values.schema.json | `{"properties": {"greeting": {"type": "number"}}}` | value of greeting: got string, want number | greeting
            """)
    void ownChartThatDoesNotLintOrRenderIsToldByItsOwnPlaceAndNothingIsWritten(
            String file, String text, String message, String place) {
        Typed typed = packaged(
                app().withOwnChart("").but("presets: [ingress]", "").with("deploy/" + file, text.replace(';', '\n')));

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.stderr()).containsOnlyOnce("slipway: development, acceptance, production: ");
        assertThat(typed.stderr())
                .contains(message)
                .contains("  at " + (place.contains("/") ? app.path() + "/" : "") + place);
        assertThat(typed.stderr()).doesNotContain("/slipway-");
        assertThat(out()).doesNotExist();
    }

    @Test
    void dependencyThatIsNotThereIsToldWithAWayOut() {
        Typed typed =
                packaged(app().withOwnChart("dependencies: [{name: redis, version: 1.0.0, repository: 'oci://x'}]\n")
                        .but("presets: [ingress]", ""));

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.stderr()).contains("redis").contains("helm dependency build");
        assertThat(out()).doesNotExist();
    }

    @Test
    void wrongValueOfADependencyIsFoundBelowItsKey() {
        Typed typed = packaged(app().withOwnChart("dependencies: [{name: slipway, alias: site, version: ^0.1.0}]\n")
                .but("acc.example.com, presets: [ingress]", "acc.example.com, values: {site: {replicaCount: two}}"));

        assertThat(typed.stderr())
                .contains("acceptance: value of replicaCount: got string, want integer")
                .contains("slipway.yaml:5:", "values.site.replicaCount");
        assertThat(out()).doesNotExist();
    }

    @Test
    void dependencyThatItsConditionLeavesOutIsNotReleasedInSilence() {
        Typed typed = packaged(app().withOwnChart(
                        "dependencies: [{name: slipway, version: ^0.1.0, condition: slipway.enabled}]\n")
                .but("acc.example.com, presets: [ingress]", "acc.example.com, values: {slipway: {enabled: false}}"));

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.stderr()).contains("acceptance: ");
        assertThat(out()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --version=1.4          | is not a semantic version such as 1.4.0 or 1.4.0-rc.1
            --chart-version=1.4    | option '--chart-version'
            --push=https://x       | --push is 'https://x', but must be a place such as oci://
            --kube-version=newest  | --kube-version is 'newest', but must be a version such as 1.34, or cluster
            --environment=produktion | environment produktion does not exist
            --helm=tiller          | --helm
            """)
    void wrongOptionIsRefusedBeforeAnythingIsWritten(String option, String message) {
        Typed typed = packaged(app(), option);

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.stderr()).contains(message);
        assertThat(out()).doesNotExist();
    }

    @Test
    void appWithoutAnImageIsToldHowToNameOne() {
        Typed typed = packaged(app().but("image: {repository: registry.example.com/shop}\n", ""));

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.stderr())
                .contains("fix: give image: a repository, and a tag or digest, in "
                        + app.path().resolve("slipway.yaml"));
    }

    @Test
    void failureLeavesAnEarlierArchiveAsItWas() throws IOException {
        packaged(app());
        byte[] before = Files.readAllBytes(out().resolve("shop-1.4.0.tgz"));

        packaged(app().but("acc.example.com", "acc.example.com, replicas: 2, values: {replicaCount: two}"));

        assertThat(out().resolve("shop-1.4.0.tgz")).hasBinaryContent(before);
        assertThat(out()).isDirectoryContaining(file -> true);
        try (var files = Files.list(out())) {
            assertThat(files).hasSize(2);
        }
    }

    private AppDirectory app = new AppDirectory(Path.of(""));

    private AppDirectory app() {
        app = AppDirectory.in(directory.resolve("app"));
        return app;
    }

    private Path out() {
        return directory.resolve("out");
    }

    private Typed packaged(AppDirectory of, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("package", of.path().toString(), "--destination", out().toString()));
        arguments.addAll(List.of(options));
        return Typed.slipway(arguments.toArray(String[]::new));
    }
}
