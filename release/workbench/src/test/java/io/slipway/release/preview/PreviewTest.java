package io.slipway.release.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.release.problems.SlipwayException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Apps of different shapes, built and served by a real nginx. */
@Tag("needs-program")
class PreviewTest {

    private static final String PAGE =
            "<!doctype html><html><head><base href=\"%s\"></head><body>#{stage}#</body></html>";

    private static final String REPORT =
            "{\"csp-report\":{\"document-uri\":\"http://127.0.0.1/\",\"effective-directive\":\"%s\",\"blocked-uri\":\"%s\","
                    + "\"source-file\":\"http://127.0.0.1/main.js\",\"line-number\":7}}";

    @TempDir
    private Path app;

    @BeforeEach
    void source() throws Exception {
        write("package.json", "{\"name\":\"harbour\",\"version\":\"1.0.0\",\"private\":true}");
    }

    /** languages-no-root-index: a page for each language, and none above them. */
    @Test
    void anAppInSeveralLanguagesNeedsNoPageAtItsRoot() throws Exception {
        descriptor("", "nginx: {languages: {names: [en, nl]}}");
        page("en/index.html", "/en/");
        page("nl/index.html", "/nl/");
        try (RunningPreview preview = RunningPreview.of(app, "development")) {
            assertThat(preview.navigate("/").body()).contains("/en/", "dev");
            assertThat(preview.navigate("/nl/some/place").body()).contains("/nl/", "dev");
        }
    }

    @Test
    void aLanguageThatTheBundleLacksIsNamed() throws Exception {
        descriptor("", "nginx: {languages: {names: [en, nl]}}");
        page("en/index.html", "/en/");
        page("de/index.html", "/de/");
        assertThatThrownBy(() -> RunningPreview.of(app, "development"))
                .isInstanceOf(SlipwayException.class)
                .hasMessage("nginx.languages names nl, but the bundle has no page for it");
    }

    @Test
    void languagesThatNobodyConfiguredAreListed() throws Exception {
        descriptor("", "");
        page("en/index.html", "/en/");
        page("nl/index.html", "/nl/");
        try (RunningPreview preview = RunningPreview.of(app, "development")) {
            assertThat(preview.printed()).contains("/en/\n").contains("/nl/   (Ctrl-C");
        }
    }

    /** office-no-index: the pages that an add-in's manifest names. */
    @Test
    void anAppWithoutAnIndexHasThePagesThatItHas() throws Exception {
        descriptor("", "nginx: {preset: office}");
        page("taskpane.html", "/");
        page("commands.html", "/");
        try (RunningPreview preview = RunningPreview.of(app, "development")) {
            assertThat(preview.printed()).contains("/commands.html\n").contains("/taskpane.html   (Ctrl-C");
            assertThat(preview.navigate("/taskpane.html").body()).contains("dev");
        }
    }

    /** mode-build-preview: the build runs with the values, on a copy of the source. */
    @Test
    void modeBuildIsBuiltAsInAPod() throws Exception {
        descriptor("mode: build, ", "");
        page("index.html", "/");
        try (RunningPreview preview = RunningPreview.of(app, "development")) {
            assertThat(preview.navigate("/").body()).contains("dev");
        }
        assertThat(app.resolve("dist")).doesNotExist();
    }

    @Test
    void aSiteClosedForMaintenanceIsServedClosed() throws Exception {
        descriptor("", "nginx: {maintenance: {closed: true}}");
        page("index.html", "/");
        try (RunningPreview preview = RunningPreview.of(app, "development")) {
            assertThat(preview.navigate("/").statusCode()).isEqualTo(503);
            assertThat(preview.printed()).contains("503 is the answer while nginx.maintenance");
        }
    }

    /** A changed value is no change of the source, and what is installed is not installed again. */
    @Test
    void onlyWhatTheBuildReadsIsBuiltAgain() throws Exception {
        descriptor("", "");
        page("index.html", "/");
        write("pnpm-lock.yaml", "lockfileVersion: 9");
        write("node_modules/.modules.yaml", "{}");
        RunningPreview.of(app, "development").close();
        write("slipway.yaml", Files.readString(app.resolve("slipway.yaml")).replace("stage: dev", "stage: changed"));
        try (RunningPreview preview = RunningPreview.of(app, "development")) {
            assertThat(preview.printed())
                    .contains("not needed: the bundle is up to date")
                    .contains("not needed: node_modules is there");
            assertThat(preview.navigate("/").body()).contains("changed");
        }
        page("index.html", "/other/");
        try (RunningPreview preview = RunningPreview.of(app, "development")) {
            assertThat(preview.printed()).doesNotContain("up to date");
        }
    }

    @Test
    void whatThePolicyBlocksIsToldAsItHappens() throws Exception {
        descriptor("", "");
        page("index.html", "/");
        String before = Files.readString(app.resolve("slipway.yaml"));
        try (RunningPreview preview = RunningPreview.of(app, "development")) {
            preview.report(REPORT.formatted("img-src", "https://cdn.example.com/a.png"));
            preview.await("blocked by img-src: https://cdn.example.com  at /main.js:7");
            preview.await("nginx: {policy: {sources: {img-src: [\"https://cdn.example.com\"]}}}");
        }
        assertThat(app.resolve("slipway.yaml")).hasContent(before);
    }

    @Test
    void whatThePolicyBlocksIsLearnt() throws Exception {
        descriptor("", "nginx: {policy: {sources: {img-src: [https://a.example.com]}}} # ours");
        page("index.html", "/");
        try (RunningPreview preview = RunningPreview.learning(app, "development")) {
            preview.report(REPORT.formatted("img-src", "https://cdn.example.com/a.png"));
            preview.report(REPORT.formatted("img-src", "https://cdn.example.com/b.png"));
            preview.report(REPORT.formatted("script-src", "eval"));
            preview.report(REPORT.formatted("script-src-elem", "inline"));
            preview.await("blocked by script-src-elem: inline");
            preview.await("no key lets it in");
        }
        assertThat(app.resolve("slipway.yaml"))
                .content()
                .contains("nginx: {policy: {sources: {img-src: [https://a.example.com, \"https://cdn.example.com\"], "
                        + "script-src: [\"'unsafe-eval'\"]}}} # ours\n");
        try (RunningPreview preview = RunningPreview.of(app, "development")) {
            assertThat(preview.navigate("/").headers().firstValue("Content-Security-Policy"))
                    .get()
                    .asString()
                    .contains("https://cdn.example.com", "'unsafe-eval'")
                    .doesNotContain("unsafe-inline'; script");
            assertThat(preview.printed()).contains("https://cdn.example.com  img-src");
        }
    }

    private void descriptor(String app, String nginx) throws Exception {
        write("slipway.yaml", """
                app:
                  {%sname: harbour, build: {install: "true", command: "rm -rf dist; cp -r src dist", output: dist}, tokens: {files: ["src/**/*.html"]}}
                image: {repository: registry.example.com/harbour, tag: "1"}
                %s
                environments:
                  development: {host: harbour.dev.example.com, variables: {stage: dev}}
                """.formatted(app, nginx));
    }

    private void page(String path, String base) throws Exception {
        write("src/" + path, PAGE.formatted(base));
    }

    private void write(String path, String text) throws Exception {
        Files.createDirectories(app.resolve(path).getParent());
        Files.writeString(app.resolve(path), text);
    }
}
