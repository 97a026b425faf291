package io.slipway.initcontainer.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundlePagesTest {
    @TempDir
    Path bundle;

    private BundlePagesTest page(String path, String base) throws IOException {
        Path file = bundle.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "<!doctype html><html><head><base href=\"" + base + "\"></head></html>");
        return this;
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "taskpane.html", "index.csr.html", "legacy.htm"})
    void anyPageOfItsOwnIsEnough(String page) throws IOException {
        page(page, "/");
        assertThat(BundlePages.problem(bundle)).isEmpty();
    }

    @Test
    void soIsAPageForEachLanguage() throws IOException {
        page("en/index.html", "/en/").page("nl/index.html", "/nl/");
        assertThat(BundlePages.problem(bundle)).isEmpty();
    }

    @Test
    void soIsTheOnlyLanguage() throws IOException {
        page("nl/index.html", "/addin/nl/");
        assertThat(BundlePages.problem(bundle)).isEmpty();
    }

    @Test
    void theDirectoryAboveABundleIsRefusedAndTheBundleNamed() throws IOException {
        page("app/browser/index.html", "/");
        assertThat(BundlePages.problem(bundle.resolve("app")).orElseThrow().text(""))
                .contains("has no page (a file *.html)\n  fix: name the directory that the app's build wrote, such as "
                        + bundle.resolve("app/browser"));
        assertThat(BundlePages.problem(bundle).orElseThrow().text("")).contains("app/browser");
    }

    @Test
    void whatIsNoDirectoryIsRefused() {
        assertThat(BundlePages.problem(bundle.resolve("none")).orElseThrow().what())
                .contains("is not a directory that can be read");
    }
}
