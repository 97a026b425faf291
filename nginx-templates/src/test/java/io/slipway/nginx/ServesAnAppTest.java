package io.slipway.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.nginx.server.Answer;
import io.slipway.nginx.server.RunningNginx;
import io.slipway.nginx.server.SiteFiles;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("needs-program")
class ServesAnAppTest {

    @TempDir
    static Path root;

    static RunningNginx nginx;

    @BeforeAll
    static void start() {
        SiteFiles.of(root, "/addin/");
        nginx = RunningNginx.serving(root, NginxSite.spa("/addin/"));
    }

    @AfterAll
    static void stop() {
        nginx.close();
    }

    @Test
    void servesRealFiles() {
        Answer answer = nginx.get("/addin/main-ABCD2345.js");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo(SiteFiles.SCRIPT);
        assertThat(answer.header("Content-Type")).isEqualTo("text/javascript; charset=utf-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/addin/",
                "/addin/?_host_Info=Excel$Win32",
                "/addin/settings",
                "/addin/users/john.doe",
                "/addin/assets",
                "/addin/assets/",
                "/addin/a%20b",
                "/addin//deep"
            })
    void answersNavigationsWithTheApp(String path) {
        Answer answer = nginx.navigate(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo(SiteFiles.INDEX);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/addin/topics/node.js",
                "/addin/packages/chart.js",
                "/addin/files/readme.md",
                "/addin/docs/report.pdf",
                "/addin/repo/x/index.html",
                "/addin/search/a.zip",
                "/addin/maps/city.map",
                "/addin/users/.hidden",
                "/addin/.slipway/note.txt",
                "/addin/tags/.net/v1.map.gz",
                "/addin/site.webmanifest"
            })
    void aPageMayEndLikeAFile(String path) {
        for (Answer answer : List.of(
                nginx.navigate(path),
                nginx.navigate(path, "Sec-Fetch-Dest: document"),
                nginx.navigate(path, "Sec-Fetch-Dest: iframe"),
                nginx.get(path, "Accept: text/html,application/xhtml+xml,*/*;q=0.8"))) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).isEqualTo(SiteFiles.INDEX);
            assertThat(answer.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/addin/main-GONE2345.js",
                "/addin/styles.css",
                "/addin/assets/missing.png",
                "/addin/film.m4v",
                "/addin/chunk-GONE2345.js.map",
                "/addin/api.json",
                "/addin/commands.html",
                "/addin/.env"
            })
    void whatIsMissingIsNotFoundByWhoeverDoesNotNavigate(String path) {
        for (String[] asks : new String[][] {
            {},
            {"Accept: */*"},
            {"Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: script", "Accept: */*"},
            {"Sec-Fetch-Mode: cors", "Sec-Fetch-Dest: empty", "Accept: text/html"},
            {"Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: object", "Accept: text/html"},
            {"Accept: image/avif,image/webp,*/*;q=0.8"}
        }) {
            Answer answer = nginx.get(path, asks);

            assertThat(answer.status()).as(String.join(", ", asks)).isEqualTo(404);
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/addin/.well-known/missing", "/.well-known/missing", "/", "/outside.txt", "/settings"})
    void whereNoAppIsThereIsNoPage(String path) {
        assertThat(nginx.navigate(path).status()).isEqualTo(404);
    }

    @Test
    void callsOfScriptsAreNoNavigations() {
        assertThat(nginx.get("/addin/orders", "Sec-Fetch-Mode: cors", "Accept: */*")
                        .status())
                .isEqualTo(404);
        assertThat(nginx.get("/addin/orders", "Accept: application/json").status())
                .isEqualTo(404);
    }

    @Test
    void clientsThatSayNothingGetTheApp() {
        assertThat(nginx.get("/addin/orders").text()).isEqualTo(SiteFiles.INDEX);
        assertThat(nginx.get("/addin/orders", "Accept: */*").text()).isEqualTo(SiteFiles.INDEX);
    }

    @Test
    void theAppItselfIsThereForScriptsToo() {
        assertThat(nginx.get("/addin/", "Sec-Fetch-Mode: cors", "Accept: */*").text())
                .isEqualTo(SiteFiles.INDEX);
    }

    @Test
    void addsTheSlashAndKeepsTheQuery() {
        Answer answer = nginx.navigate("/addin?_host_Info=Word$Win32$16.01&x=%0d%0aSet-Cookie:y", "Host: inner:8080");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("/addin/?_host_Info=Word$Win32$16.01&x=%0d%0aSet-Cookie:y");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(nginx.navigate("/addin").header("Location")).isEqualTo("/addin/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/addin/.slipway/note.txt",
                "/addin/.env",
                "/.slipway/revalidate.map",
                "/.slipway/",
                "/addin/%2eenv",
                "/addin/x/../.env",
                "/addin/.slipway",
                "/.well-known/.env",
                "/addin/main-ABCD2345.js.map"
            })
    void hiddenFilesAreNotThere(String path) {
        assertThat(nginx.get(path).status()).isEqualTo(404);
    }

    @Test
    void wellKnownFilesAreThere() {
        assertThat(nginx.get("/.well-known/security.txt").status()).isEqualTo(200);
    }

    @Test
    void healthIsToldToGetAndHead() {
        assertThat(nginx.get("/healthz").status()).isEqualTo(200);
        assertThat(nginx.get("/healthz").text()).isEqualTo("ok\n");
        assertThat(nginx.send("HEAD", "/healthz").status()).isEqualTo(200);
        assertThat(nginx.send("HEAD", "/healthz").body()).isEmpty();
    }

    /** A browser asks for it before a page has named one, and writes a 404 on the console. */
    @Test
    void aHostWithoutAnIconOfItsOwnAnswersEmpty(@TempDir Path other) {
        Answer none = nginx.get("/favicon.ico", "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: image");
        assertThat(none.status()).isEqualTo(204);
        assertThat(none.body()).isEmpty();
        assertThat(nginx.get("/addin/favicon.ico").status()).isEqualTo(404);

        new SiteFiles(other).write("/index.html", SiteFiles.INDEX).write("/favicon.ico", "icon");
        try (RunningNginx atRoot = RunningNginx.serving(other, NginxSite.spa("/"))) {
            assertThat(atRoot.get("/favicon.ico").text()).isEqualTo("icon");
        }
    }

    @Test
    void onlyReadingIsPossible() {
        assertThat(nginx.post("/addin/", "x").status()).isEqualTo(405);
        assertThat(nginx.send("DELETE", "/addin/main-ABCD2345.js").status()).isEqualTo(405);
    }

    @Test
    void headAnswersAsGetWithoutTheBody() {
        assertThat(nginx.send("HEAD", "/addin/settings").status()).isEqualTo(200);
        assertThat(nginx.send("HEAD", "/addin/missing.js").status()).isEqualTo(404);
    }

    @Test
    void nothingTellsTheVersion() {
        assertThat(nginx.get("/nowhere").header("Server")).isEqualTo("nginx");
        assertThat(nginx.get("/nowhere").text()).doesNotContain("nginx/");
    }

    @Test
    void appsMayTakeTheWholeHost(@TempDir Path other) {
        SiteFiles.of(other, "/");
        try (RunningNginx atRoot = RunningNginx.serving(other, NginxSite.spa("/"))) {
            assertThat(atRoot.navigate("/").text()).isEqualTo(SiteFiles.INDEX);
            assertThat(atRoot.navigate("/settings/users").text()).isEqualTo(SiteFiles.INDEX);
            assertThat(atRoot.get("/main-ABCD2345.js").status()).isEqualTo(200);
            assertThat(atRoot.get("/missing.js").status()).isEqualTo(404);
            assertThat(atRoot.get("/.slipway/").status()).isEqualTo(404);
            assertThat(atRoot.get("/.well-known/security.txt").status()).isEqualTo(200);
            assertThat(atRoot.navigate("/.well-known/missing").status()).isEqualTo(404);
        }
    }
}
