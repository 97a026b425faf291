package io.slipway.release.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slipway.chart.SlipwayChart;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppChartTest {

    private static final String DEPENDENCY = "dependencies: [{name: slipway, alias: site, version: %s}]\n";

    @TempDir
    Path directory;

    @Test
    void slipwaysChartHasTheNameAndVersionOfTheApp() throws IOException {
        try (AppChart chart = AppChart.of(app().descriptor())) {
            assertThat(chart.directory()).hasFileName("shop");
            assertThat(Files.readString(chart.directory().resolve("Chart.yaml")))
                    .contains("name: \"shop\"\n", "\nversion: \"1.4.0\"\n", "\nappVersion: \"1.4.0\"\n");
        }
    }

    @Test
    void versionOfTheChartCanBeAnother() throws IOException {
        var descriptor = app().descriptor();
        try (AppChart chart = AppChart.of(descriptor, ChartVersions.of(descriptor, Optional.of("9.0.0-rc.1")))) {
            assertThat(Files.readString(chart.directory().resolve("Chart.yaml")))
                    .contains("\nversion: \"9.0.0-rc.1\"\n", "\nappVersion: \"1.4.0\"\n");
        }
    }

    @Test
    void ownChartKeepsItsNameAndGetsTheVersionOfTheApp() throws IOException {
        try (AppChart chart = AppChart.of(app().withOwnChart("").descriptor())) {
            assertThat(Files.readString(chart.directory().resolve("Chart.yaml")))
                    .contains("name: web\nversion: \"1.4.0\"\n", "appVersion: \"1.4.0\"\n");
            assertThat(chart.directory().resolve("charts")).doesNotExist();
            assertThat(chart.slipwayKey()).isEmpty();
        }
    }

    @Test
    void ownChartKeepsItsVersionWhereTheAppHasNone() throws IOException {
        AppDirectory app = app().withOwnChart("").but(", version: 1.4.0", "");

        try (AppChart chart = AppChart.of(app.descriptor())) {
            assertThat(Files.readString(chart.directory().resolve("Chart.yaml")))
                    .contains("version: 2.0.0\n");
        }
    }

    @Test
    void filesThatHelmIgnoresAreNotEvenCopied() {
        AppDirectory app =
                app().withOwnChart("").with("deploy/.helmignore", "*.key\n").with("deploy/tls.key", "secret");

        try (AppChart chart = AppChart.of(app.descriptor())) {
            assertThat(chart.directory().resolve("tls.key")).doesNotExist();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"'*'", "0.1.0", "^0.1.0", "~0.1", "'>=0.1.0, <1'", "0.x", "'0.1.0 - 0.2.0'"})
    void ownChartThatDependsOnSlipwaysGetsItWithTheAppsVersion(String range) throws IOException {
        AppDirectory app = app().withOwnChart(DEPENDENCY.formatted(range));

        try (AppChart chart = AppChart.of(app.descriptor())) {
            Path slipway = chart.directory().resolve("charts/slipway");
            assertThat(slipway.resolve("templates/deployment.yaml")).exists();
            assertThat(Files.readString(slipway.resolve("Chart.yaml")))
                    .contains("name: slipway\n", "version: 0.1.0\n", "appVersion: \"1.4.0\"\n");
            assertThat(chart.slipwayKey()).contains("site");
        }
    }

    @Test
    void chartsThatTheAuthorPutThereStayAsTheyAre() {
        AppDirectory app = app().withOwnChart(DEPENDENCY.formatted("9.9.9"));
        SlipwayChart.copyTo(app.path().resolve("deploy/charts/slipway"));
        app.with("deploy/charts/slipway/Chart.yaml", "apiVersion: v2\nname: slipway\nversion: 9.9.9\n");

        try (AppChart chart = AppChart.of(app.descriptor())) {
            assertThat(chart.directory().resolve("charts/slipway/Chart.yaml"))
                    .content()
                    .contains("version: 9.9.9");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.2.x", "'>=1'", "banana"})
    void rangeThatDoesNotTakeSlipwaysChartIsRefused(String range) {
        AppDirectory app = app().withOwnChart(DEPENDENCY.formatted(range));

        assertThat(refusal(app))
                .contains("but Slipway's chart is 0.1.0", app.path().resolve("deploy/Chart.yaml") + "\n")
                .contains("fix: write version: ^0.1.0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            app: {name: shop}                                     | {"version": "1.4"} | version of package.json is '1.4', which is not a semantic version (MAJOR.MINOR.PATCH)
            app: {name: shop}                                     | {"version":        | package.json is not JSON
            app: {name: shop, version: 01.4.0}                    | {}                 | app.version is '01.4.0', but must be a semantic version
            `{app: {name: shop}, chart: {version: 1.4.0-01}}`     | {}                 | chart.version is '1.4.0-01', but must be a semantic version
            """)
    void badVersionIsRefusedWithItsPlace(String yaml, String packageJson, String message) {
        String descriptor =
                yaml.startsWith("{") ? yaml.substring(1, yaml.length() - 1).replace("}, ", "}\n") : yaml;
        AppDirectory app = new AppDirectory(directory)
                .with("slipway.yaml", descriptor + "\nenvironments: {a: {host: a.example.com}}\n")
                .with("package.json", packageJson);

        assertThat(refusal(app))
                .contains(message)
                .containsPattern("at .*/(?:package\\.json|slipway\\.yaml)(?::\\d+:\\d+)?(?:\\n|$)");
    }

    @Test
    void appWithoutAVersionIsVersionZero() throws IOException {
        AppDirectory app = app().but(", version: 1.4.0", "").with("package.json", "{}");

        try (AppChart chart = AppChart.of(app.descriptor())) {
            assertThat(Files.readString(chart.directory().resolve("Chart.yaml")))
                    .contains("version: \"0.0.0\"");
        }
    }

    @Test
    void versionOfPackageJsonCountsWhereTheDescriptorHasNone() throws IOException {
        AppDirectory app = app().but(", version: 1.4.0", "").with("package.json", "{\"version\": \"3.2.1\"}");

        try (AppChart chart = AppChart.of(app.descriptor())) {
            assertThat(Files.readString(chart.directory().resolve("Chart.yaml")))
                    .contains("version: \"3.2.1\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "../../out", "a/b", "''", "a b"})
    void nameThatIsNoNameOfADirectoryIsRefusedBeforeAnythingIsCopied(String name) {
        AppDirectory app = app().withOwnChart("")
                .with("deploy/Chart.yaml", "apiVersion: v2\nversion: 1.0.0\nname: " + name + "\n");

        assertThat(refusal(app)).contains("name of the chart is '", app.path().resolve("deploy/Chart.yaml") + "\n");
    }

    @Test
    void directoryWithoutAChartIsRefused() {
        AppDirectory app = app().plus("chart: {path: deploy}\n");

        assertThat(refusal(app))
                .contains("which has no Chart.yaml in it", app.path().resolve("slipway.yaml") + "\n");
    }

    @Test
    void nothingIsLeftBehind() {
        Path directory;
        try (AppChart chart = AppChart.of(app().descriptor())) {
            directory = chart.directory();
        }
        assertThat(directory.getParent()).doesNotExist();
    }

    private AppDirectory app() {
        return AppDirectory.in(directory);
    }

    private static String refusal(AppDirectory app) {
        SlipwayException e = catchThrowableOfType(
                SlipwayException.class, () -> AppChart.of(app.descriptor()).close());
        assertThat(e.exitCode().code()).isEqualTo(2);
        return e.render("");
    }
}
