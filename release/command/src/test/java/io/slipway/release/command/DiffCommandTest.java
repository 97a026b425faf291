package io.slipway.release.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.release.packaging.AppDirectory;
import io.slipway.release.reports.ReportSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packaged versions are compared without a cluster, and options that contradict each other are refused. */
@Tag("slow")
class DiffCommandTest {

    @TempDir
    Path directory;

    private AppDirectory app;

    @BeforeEach
    void makeApp() {
        app = AppDirectory.in(directory.resolve("shop"));
    }

    @Test
    void twoPackagedVersionsAreComparedObjectByObject() {
        Path old = packaged("1.4.0");
        Path fresh = packaged("1.5.0");

        Typed typed = diff("--chart=" + fresh, "--from-chart=" + old);

        assertThat(typed.stderr()).isEmpty();
        assertThat(typed.exitCode()).isZero();
        assertThat(typed.stdout())
                .startsWith("slipway: production: differences to 1.4.0 (chart shop-1.4.0)\n")
                .contains("\nDeployment shop would be changed\n")
                .containsPattern("\n  - +image: \"registry.example.com/shop:1.4.0\"\n")
                .containsPattern("\n  \\+ +image: \"registry.example.com/shop:1.5.0\"\n");
    }

    @Test
    void versionNamesTheImageOfItsOwnSideAlone() {
        Path chart = packaged("1.4.0");

        assertThat(diff("--chart=" + chart, "--version=1.6.0", "--from-chart=" + chart, "--from-version=1.5.0")
                        .stdout())
                .startsWith("slipway: production: differences to 1.5.0 (chart shop-1.4.0)\n")
                .contains("shop:1.5.0", "shop:1.6.0")
                .doesNotContain("shop:1.4.0");
    }

    @Test
    void twoDescriptorsAreComparedByOneChart() {
        Path chart = packaged("1.4.0");
        Path before = app.path().resolveSibling("before");
        AppDirectory.in(before).but("shop.example.com, ", "old.example.com, ");

        Typed typed = diff("--chart=" + chart, "--version=1.5.0", "--from-app=" + before.resolve("slipway.yaml"));

        assertThat(typed.stdout())
                .contains("\nIngress shop would be changed\n", "old.example.com")
                .doesNotContain("registry.example.com/shop:1.4.0");
    }

    @Test
    void workingTreeIsComparedWithAPackagedVersion() {
        Path old = packaged("1.4.0");
        app.but("version: 1.4.0", "version: 1.5.0");

        assertThat(diff("--from-chart=" + old).stdout())
                .startsWith("slipway: production: differences to 1.4.0 (chart shop-1.4.0)\n")
                .contains("registry.example.com/shop:1.5.0");
    }

    @Test
    void sameVersionHasNoDifference() {
        Path chart = packaged("1.4.0");

        assertThat(diff("--chart=" + chart, "--from-chart=" + chart).stdout())
                .isEqualTo("slipway: production: no difference to 1.4.0 (chart shop-1.4.0)\n");
    }

    @Test
    void dataOfSecretsIsNotShown() {
        app.withOwnChart("").but("presets: [ingress]", "presets: []").with("deploy/templates/secret.yaml", """
                apiVersion: v1
                kind: Secret
                metadata: {name: key, labels: {version: "{{ .Chart.AppVersion }}"}}
                stringData: {token: "token of {{ .Chart.AppVersion }}"}
                """);
        Path old = packaged("1.4.0");
        Path fresh = packaged("1.5.0");

        assertThat(diff("--chart=" + fresh, "--from-chart=" + old).stdout())
                .contains("Secret key would be changed")
                .doesNotContain("token of");
    }

    @Test
    void machinesReadTheChangesAndWhatTheyAreComparedWith() throws IOException {
        Path old = packaged("1.4.0");
        Path fresh = packaged("1.5.0");

        Typed typed = diff("--chart=" + fresh, "--from-chart=" + old, "--output=json");

        assertThat(ReportSchema.problemsIn(typed.stdout())).isEmpty();
        JsonNode result = new ObjectMapper().readTree(typed.stdout()).path("result");
        assertThat(result.path("release").asText()).isEqualTo("shop");
        assertThat(result.at("/from/version").asText()).isEqualTo("1.4.0");
        assertThat(result.at("/from/chart").asText()).isEqualTo("shop-1.4.0");
        assertThat(result.has("cluster")).isFalse();
        assertThat(result.at("/changes/0/object").asText()).isNotEmpty();
    }

    @Test
    void chartThatDoesNotExistIsNamed() {
        Typed typed = diff("--from-chart=" + directory.resolve("gone.tgz"));

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.stderr()).contains("the file does not exist", "at " + directory.resolve("gone.tgz"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --from-chart=a.tgz --kubeconfig=k | --kubeconfig and --from-chart exclude each other: --from-chart compares packaged versions without a cluster | --kubeconfig | leave out --kubeconfig, or --from-chart
            --from-app=. --context=c          | --context and --from-app exclude each other: --from-app compares packaged versions without a cluster | --context | leave out --context, or --from-app
            --from-app=. --from=acceptance    | --from and --from-app exclude each other: --from-app compares packaged versions without a cluster | --from | leave out --from, or --from-app
            --from=acceptance --rollback      | --rollback and --from exclude each other: --from compares with the version that runs in the other environment | --rollback | leave out --rollback, or --from
            --from=acceptance --version=1.4.0 | --version and --from exclude each other: --from compares with the version that runs in the other environment | --version | leave out --version, or --from
            --rollback --set=a=b              | --set and --rollback exclude each other: --rollback compares revisions as the cluster keeps them | --set | leave out --set, or --rollback
            --from-version=1.4.0              | --from-version needs --from-chart or --from-app | --from-version | add --from-chart or --from-app, or leave out --from-version
            --from-kubeconfig=k               | --from-kubeconfig needs --from | --from-kubeconfig | add --from, or leave out --from-kubeconfig
            --revision=3                      | --revision needs --rollback | --revision | add --rollback, or leave out --revision
            """)
    void optionsThatContradictEachOtherAreRefused(String typed, String message, String place, String fix) {
        Typed refused = diff(typed.split(" "));

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.stderr()).isEqualTo("""
                slipway: production: %s
                  at %s
                  fix: %s
                """.formatted(message, place, fix));
    }

    @Test
    void promotionHasTheOrderOfTheDescriptor() {
        app.but("shop.example.com,", "shop.example.com, after: acceptance,");

        Typed typed = diff("--from=development", "--kubeconfig=" + directory.resolve("none"));

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.stderr()).contains("releases come from acceptance, not from development");
    }

    private Path packaged(String version) {
        Typed typed = Typed.slipway(
                "package",
                app.path().toString(),
                "--version=" + version,
                "--destination=" + directory.resolve(version));
        assertThat(typed.exitCode()).as(typed.toString()).isZero();
        return directory.resolve(version).resolve(chartName() + "-" + version + ".tgz");
    }

    private String chartName() {
        return Files.exists(app.path().resolve("deploy")) ? "web" : "shop";
    }

    private Typed diff(String... more) {
        List<String> arguments = new ArrayList<>(List.of("diff", app.path().toString(), "--environment=production"));
        arguments.addAll(List.of(more));
        return Typed.slipway(arguments.toArray(String[]::new));
    }
}
