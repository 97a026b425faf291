package io.slipway.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.nginx.delivery.Caching;
import io.slipway.nginx.server.Answer;
import io.slipway.nginx.server.RunningNginx;
import io.slipway.nginx.server.SiteFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("needs-program")
class CachesTest {

    private static final String YEAR = "public, max-age=31536000, immutable";

    @TempDir
    static Path root;

    static RunningNginx nginx;

    @BeforeAll
    static void start() {
        SiteFiles.of(root, "/addin/").write("/.slipway/immutable.map", """
                "/addin/main-ABCD2345.js" 1;
                "/addin/chunk-CbIDTwcm.js" 1;
                "/addin/media/icons-ABCD2345.woff2" 1;
                "/addin/assets/lit-DnCdLKuq.js" 1;
                "/addin/chunk-CHANGED2.js" 1;
                """);
        nginx = RunningNginx.serving(
                root,
                NginxSite.office("/addin/").caching(new Caching(true, List.of("/addin/v1.2/"), Duration.ofDays(1))));
    }

    @AfterAll
    static void stop() {
        nginx.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "main-ABCD2345.js",
                "chunk-CbIDTwcm.js",
                "media/icons-ABCD2345.woff2",
                "assets/lit-DnCdLKuq.js",
                "v1.2/anything.js"
            })
    void keepsWhatIsNamedByItsContentForAYear(String file) {
        new SiteFiles(root).write("/addin/" + file, "content");

        assertThat(cacheControl("/addin/" + file)).isEqualTo(YEAR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "index.html",
                "ngsw.json",
                "ngsw-worker.js",
                "safety-worker.js",
                "manifest.xml",
                "manifest.webmanifest",
                "office-settings.js",
                "chunk-NOTLISTED.js",
                "report-20240101.json",
                "v1x2/anything.js",
                "v1.2/index.html",
                "env.js"
            })
    void asksAgainForEverythingElse(String file) {
        new SiteFiles(root).write("/addin/" + file, "content");

        assertThat(cacheControl("/addin/" + file)).isEqualTo("no-cache");
    }

    @Test
    void asksAgainForFilesThatHoldTheEnvironmentsValues() {
        assertThat(cacheControl("/addin/chunk-CHANGED2.js")).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @CsvSource({"icon-64.png", "logo-20240101.png", "logo-Version2.png", "font.woff2"})
    void iconsMayBeKept(String file) {
        new SiteFiles(root).write("/addin/" + file, "content");

        assertThat(cacheControl("/addin/" + file)).isEqualTo("public, max-age=86400");
    }

    @Test
    void missingFilesAreNeverKeptHoweverTheyAreNamed() {
        assertThat(cacheControl("/addin/main-GONE2345.js")).isEqualTo("no-store");
        assertThat(cacheControl("/addin/v1.2/missing.js")).isEqualTo("no-store");
        assertThat(cacheControl("/addin/icon-gone.png")).isEqualTo("no-store");
    }

    @Test
    void unchangedFilesAreNotSentAgain() {
        for (String path : List.of("/addin/", "/addin/main-ABCD2345.js", "/addin/settings")) {
            Answer first = nginx.navigate(path);
            Answer byTag = nginx.navigate(path, "If-None-Match: " + first.header("ETag"));
            Answer byTime = nginx.navigate(path, "If-Modified-Since: " + first.header("Last-Modified"));

            assertThat(byTag.status()).isEqualTo(304);
            assertThat(byTime.status()).isEqualTo(304);
            assertThat(byTag.header("Cache-Control")).isEqualTo(first.header("Cache-Control"));
            assertThat(byTag.body()).isEmpty();
        }
    }

    @Test
    void partsOfAFileAreKeptAsTheWhole() {
        Answer part = nginx.get("/addin/main-ABCD2345.js", "Range: bytes=0-9");

        assertThat(part.status()).isEqualTo(206);
        assertThat(part.header("Cache-Control")).isEqualTo(YEAR);
    }

    @Test
    void aSiteIsServedWholeUntilNginxIsReloadedBehindTheNext(@TempDir Path volume) throws IOException {
        for (String site : List.of("first", "other")) {
            SiteFiles.of(volume.resolve(".slipway-" + site), "/addin/")
                    .write("/addin/index.html", site)
                    .write("/.slipway/directory.map", "\"site\" \".slipway-" + site + "\";\n");
        }
        Path link = Files.createSymbolicLink(volume.resolve("html"), Path.of(".slipway-first"));
        try (RunningNginx swapping = RunningNginx.serving(link, NginxSite.spa("/addin/"))) {
            assertThat(swapping.navigate("/addin/").text()).isEqualTo("first");

            Path next = Files.createSymbolicLink(volume.resolve("next"), Path.of(".slipway-other"));
            Files.move(next, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);

            assertThat(swapping.navigate("/addin/settings").text()).isEqualTo("first");
            swapping.reload();
            assertThat(swapping.navigate("/addin/").text()).isEqualTo("other");
        }
    }

    @Test
    void longNamesAndManyOfThemFitTheListOfChangedFiles(@TempDir Path other) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            list.append("\"/addin/")
                    .append("folder/".repeat(30))
                    .append("chunk-")
                    .append(i)
                    .append(".js\" 1;\n");
        }
        SiteFiles.of(other, "/addin/").write("/.slipway/revalidate.map", list.toString());
        try (RunningNginx many = RunningNginx.serving(other, NginxSite.spa("/addin/"))) {
            assertThat(many.errors()).doesNotContain("map_hash");
        }
    }

    private static String cacheControl(String path) {
        return nginx.get(path).header("Cache-Control");
    }

    @Test
    void theLongestPathOfAFileFitsTheLists(@TempDir Path other) {
        String deep = "/addin/" + "folder/".repeat(550) + "main.js";
        SiteFiles.of(other, "/addin/")
                .write("/.slipway/revalidate.map", "\"" + deep + "\" 1;\n")
                .write("/.slipway/script-hashes.map", "\"" + deep + "\" \" " + "'sha256-AAA=' ".repeat(280) + "\";\n");
        try (RunningNginx nginx = RunningNginx.serving(other, NginxSite.spa("/addin/"))) {
            assertThat(nginx.navigate("/addin/").status()).isEqualTo(200);
        }
    }

    /** As slipway-init writes them, since nginx takes plain entries that differ in case alone for the same. */
    @Test
    void namesMayDifferInCaseAlone(@TempDir Path other) {
        SiteFiles.of(other, "/addin/")
                .write("/addin/Chunk+(1).js", "1")
                .write("/addin/chunk+(1).js", "2")
                .write("/addin/CHUNK+(1).js", "3")
                .write("/.slipway/revalidate.map", """
                        "~^/addin/Chunk\\\\+\\\\(1\\\\)\\\\.js\\\\z" 1;
                        "~^/addin/chunk\\\\+\\\\(1\\\\)\\\\.js\\\\z" 1;
                        """);
        try (RunningNginx nginx = RunningNginx.serving(
                other, NginxSite.spa("/addin/").caching(new Caching(true, List.of("/addin/"), Duration.ofDays(1))))) {
            assertThat(nginx.get("/addin/Chunk+(1).js").header("Cache-Control")).isEqualTo("no-cache");
            assertThat(nginx.get("/addin/chunk+(1).js").header("Cache-Control")).isEqualTo("no-cache");
            assertThat(nginx.get("/addin/CHUNK+(1).js").header("Cache-Control")).isEqualTo(YEAR);
        }
    }
}
