package io.slipway.release.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What several environments have in common is told once. */
@Tag("slow")
class SharedFaultTest {

    @TempDir
    private Path app;

    @BeforeEach
    void makeApp() throws IOException {
        Files.writeString(app.resolve("env.js"), "a = '#{apiUrl}#';\n");
    }

    @Test
    void tokenWithoutAValueIsToldOnceWithTheEnvironmentsThatLackIt() throws IOException {
        descriptor("", "", "variables: {apiUrl: x}");

        assertThat(check().stderr().replace(app.toString(), "app")).isEqualTo("""
                slipway: development, acceptance: no value for token apiUrl
                  at env.js:1
                  looked in: environment development (acceptance likewise), variables of slipway.yaml, --variables-file, --set
                  fix: add apiUrl under environments.development.variables, and likewise for acceptance
                """);
    }

    /** A comma would be one between two places, so the text would write it with a backslash. */
    @Test
    void tokenWithoutAValueInThreeEnvironmentsNamesThemWithoutABackslash() throws IOException {
        descriptor("", "", "");

        assertThat(check().stderr())
                .contains("looked in: environment development (acceptance and production likewise), variables of")
                .contains("environments.development.variables, and likewise for acceptance, production")
                .doesNotContain("\\");
    }

    @Test
    void notesAreToldOfAnEnvironmentThatHasAnErrorToo() throws IOException {
        descriptor("variables: {apiUrl: x, old: x}", "values: {nginx: {prot: 80}}", "");

        Typed checked = check("--environment", "development");

        assertThat(checked.exitCode()).isOne();
        assertThat(checked.stdout()).startsWith("development: failed\n  note: no token reads old\n");
        assertThat(checked.stderr()).contains("additional properties 'prot' not allowed");
    }

    @Test
    void markOutsideOfEveryEnvironmentIsToldOnce() throws IOException {
        descriptor("variables: {apiUrl: x} # fill in", "", "");

        assertThat(check().stderr())
                .startsWith("slipway: development, acceptance, production: ")
                .containsOnlyOnce("is still marked # fill in");
    }

    @Test
    void faultsOfOneEnvironmentEachAreToldEach() throws IOException {
        descriptor("variables: {apiUrl: x}", "presets: [ingres]", "presets: [gatewai-api]");

        assertThat(check().stderr())
                .contains("slipway: development: preset ingres does not exist", "fix: write ingress")
                .contains("slipway: production: preset gatewai-api does not exist", "fix: write gateway-api");
    }

    @Test
    void presetOfDefaultsIsToldOnceAtItsPlace() throws IOException {
        descriptor("defaults: {presets: [ingres]}\nvariables: {apiUrl: x}", "", "");

        assertThat(check().stderr().replace(app.toString() + "/", ""))
                .startsWith(
                        "slipway: development, acceptance, production: preset ingres of defaults.presets does not exist; "
                                + "known presets: ")
                .endsWith("\n  at slipway.yaml:3:12\n  fix: write ingress\n")
                .containsOnlyOnce("does not exist");
    }

    @Test
    void presetOfAnEnvironmentThatOthersExtendIsToldOnce() throws IOException {
        descriptor("variables: {apiUrl: x}", "presets: [ingres]", "extends: development");

        assertThat(check().stderr())
                .startsWith("slipway: development, production: preset ingres does not exist")
                .containsOnlyOnce("does not exist");
    }

    @Test
    void clusterOfAllThatDoesNotAnswerIsToldOnce() throws IOException {
        descriptor("variables: {apiUrl: x}", "", "");
        Path kubeconfig = Files.writeString(app.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                current-context: gone
                clusters: [{name: gone, cluster: {server: "https://127.0.0.1:1"}}]
                users: [{name: somebody, user: {token: secret}}]
                contexts: [{name: gone, context: {cluster: gone, user: somebody}}]
                """);

        assertThat(Typed.slipway("status", app.toString(), "--kubeconfig", kubeconfig.toString())
                        .stderr())
                .startsWith("slipway: development, acceptance, production: the cluster does not answer")
                .containsOnlyOnce("does not answer");
    }

    @Test
    void everyNoteHasALineOfItsOwnAndAMissingVersionIsOne() throws IOException {
        descriptor("variables: {apiUrl: x, apiUrI: x}", "", "");

        Typed checked = check("--environment", "development");

        assertThat(checked.exitCode()).as(checked.toString()).isZero();
        assertThat(checked.stdout()).containsPattern("""
                development: ok, 1 token in 1 file, every one with a value; the chart fits Kubernetes 1\\.\\d+
                  note: no token reads apiUrI
                (  note: .*
                )*  note: neither app\\.version nor package\\.json has a version, so it is 0\\.0\\.0: .*
                """);
    }

    private void descriptor(String common, String development, String production) throws IOException {
        Files.writeString(app.resolve("slipway.yaml"), """
                app: {name: shop, tokens: {files: [env.js]}}
                image: {repository: registry.example.com/shop, tag: 1.0.0}
                %s
                environments:
                  development:
                    host: shop.dev.example.com
                    %s
                  acceptance: {host: shop.acc.example.com}
                  production:
                    host: shop.example.com
                    %s
                """.formatted(common, development, production));
    }

    private Typed check(String... more) {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "check";
        arguments[1] = app.toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return Typed.slipway(arguments);
    }
}
