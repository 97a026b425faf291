package io.slipway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.Browser;
import io.slipway.driver.Programs;
import io.slipway.driver.Repository;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code slipway preview} of the example, in two environments beside each other. */
class PreviewIT {
    private static Preview development;
    private static Preview acceptance;

    @BeforeAll
    static void start() {
        Programs.chromium();
        development = Preview.start("development");
        acceptance = Preview.start("acceptance", "--show-manifests");
    }

    @AfterAll
    static void stop() {
        Optional.ofNullable(acceptance).ifPresent(Preview::close);
        Optional.ofNullable(development).ifPresent(Preview::close);
    }

    @Test
    void eachEnvironmentShowsItsOwnValues() {
        try (var browser = new Browser()) {
            browser.open(development.page());
            assertThat(browser.text("environment-name")).isEqualTo("development");
            assertThat(browser.text("api-url")).isEqualTo("https://api.dev.example.com");
            assertThat(browser.text("ad-url")).isEqualTo("https://login.dev.example.com");
            assertThat(browser.errors()).isEmpty();

            browser.open(acceptance.page());
            assertThat(browser.text("environment-name")).isEqualTo("acceptance");
            assertThat(browser.text("api-url")).isEqualTo("https://api.acc.example.com");
            assertThat(browser.text("ad-url")).isEqualTo("https://login.acc.example.com");
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void aClickLoadsTheLazyRoute() {
        try (var browser = new Browser()) {
            browser.open(development.page());
            browser.click("nav-reports");
            browser.click("report-42");
            assertThat(browser.text("report-id")).isEqualTo("42");
            assertThat(browser.address()).isEqualTo(development.at("reports/42").toString());
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void aReloadedDeepLinkLandsWhereItWas() {
        try (var browser = new Browser()) {
            browser.open(development.at("reports/42"));
            assertThat(browser.text("report-id")).isEqualTo("42");
            browser.reload();
            assertThat(browser.text("report-id")).isEqualTo("42");
            assertThat(browser.text("report-source")).isEqualTo("https://api.dev.example.com/reports/42");
            assertThat(browser.address()).isEqualTo(development.at("reports/42").toString());
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void theDialogIsAPageOfTheSameOrigin() {
        try (var browser = new Browser()) {
            browser.open(development.page());
            assertThat(browser.text("chosen-period")).isEqualTo("This month");
            browser.open(development.at("dialog"));
            assertThat(browser.text("period-1")).isEqualTo("Last month");
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void theServiceWorkerTrustsTheEditedBundle() {
        try (var browser = new Browser()) {
            browser.open(development.page());
            browser.text("api-url");
            assertThat(browser.serviceWorkerState()).contains("Driver state: NORMAL");
            browser.reload();
            assertThat(browser.text("api-url")).isEqualTo("https://api.dev.example.com");
            assertThat(browser.serviceWorkerState()).contains("Driver state: NORMAL");
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void aMissingScriptIsNotFoundAndNoPage() throws Exception {
        var missing = get(development, "chunk-MISSING0.js");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).doesNotContain("app-root");
        assertThat(missing.headers().firstValue("content-type").orElse("")).doesNotStartWith("text/html");
    }

    @Test
    void theManifestIsTheEnvironmentsOwn() throws Exception {
        assertThat(get(development, "manifest.xml").body())
                .contains("https://addin.dev.example.com/addin/icons/icon-32.png", "Reports (development)")
                .doesNotContain("#{");
        assertThat(get(acceptance, "manifest.xml").body())
                .contains("https://addin.acc.example.com/addin/icons/icon-32.png", "Reports (acceptance)")
                .doesNotContain("#{");
    }

    @Test
    void saysWhereTheChartIsAndWhatWouldBeApplied() {
        var chart = development
                .command()
                .awaitOutput(Pattern.compile("(\\S+\\.tgz)"))
                .group(1);
        assertThat(Repository.ROOT.resolve(chart)).isNotEmptyFile();
        assertThat(acceptance.command().seen()).contains("kind: Deployment", "https://api.acc.example.com");
        assertThat(development.command().seen()).doesNotContain("kind: Deployment");
    }

    @Test
    void aSecondStartReusesWhatTheFirstOneBuilt() {
        assertThat(acceptance.command().seen())
                .containsPattern("npm ci +not needed")
                .containsPattern("npm run build +not needed");
    }

    @Test
    void thePictureForTheReadmeIsSmall() throws IOException {
        try (var browser = new Browser()) {
            browser.open(development.page());
            browser.text("api-url");
            var left = browser.picture(400, 512);
            browser.open(acceptance.page());
            browser.text("api-url");
            var right = browser.picture(400, 512);

            var picture = Repository.TARGET.resolve("preview.png");
            ImageIO.write(SideBySide.of(List.of(left, right)), "png", picture.toFile());
            assertThat(Files.size(picture)).isLessThan(200_000);
            if (System.getProperty("pictures.update") != null) {
                keep(picture, Repository.ROOT.resolve("docs/pictures/preview.png"));
            }
        }
    }

    private static void keep(Path picture, Path kept) throws IOException {
        Files.createDirectories(kept.getParent());
        Files.write(kept, Files.readAllBytes(picture));
    }

    private static HttpResponse<String> get(Preview preview, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(preview.at(path)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
