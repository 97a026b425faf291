package io.slipway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.Browser;
import io.slipway.driver.Finished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hoisted values in pages that are not as simple as they come: with somebody else's policy, of two apps, in several languages. */
class HoistedPagesIT {
    private static final String TITLE = "\"Fish\" & 'chips' </script> \u2028 `${1}`";
    private static final String PAGE = """
            <!doctype html><html><head><meta charset="utf-8"><base href="%s"></head><body><p id="prerendered">#{title}#</p>
            <p id="shown"></p><script type="module" src="main-7XAMPLE2.js"></script></body></html>
            """;
    private static final String SCRIPT = "document.getElementById('shown').textContent = '#{title}#';";
    private static final Map<String, String> FOREIGN = Map.of("Content-Security-Policy", "script-src 'self'");

    private Path work;

    @BeforeEach
    void makeDirectory() throws IOException {
        work = GeneratedApp.fresh("hoisted/pages");
    }

    @Test
    void aPolicyOfOthersThatKnowsNoHashBlocksTheValuesInThePage() throws Exception {
        Path site = publish(index(bundle("inline", "/"), "--app", "shop"));

        try (var server = new StaticServer(site, FOREIGN);
                var browser = new Browser()) {
            browser.open(server.at("/"));

            assertThat(browser.text("prerendered")).isEqualTo(TITLE);
            assertThat(browser.errors()).anyMatch(error -> error.contains("Content Security Policy"));
            browser.run("(() => { if (document.getElementById('shown').textContent) throw 'shown' })()");
        }
    }

    @Test
    void aFileOfValuesPassesIt() throws Exception {
        Path site = publish(index(bundle("file", "/"), "--app", "shop", "--values", "file"));

        try (var server = new StaticServer(site, FOREIGN);
                var browser = new Browser()) {
            browser.open(server.at("/"));

            assertThat(browser.text("shown")).isEqualTo(TITLE);
            assertThat(browser.text("prerendered")).isEqualTo(TITLE);
            assertThat(browser.errors()).isEmpty();
        }
    }

    /** As a portal puts them together: both apps' values and scripts, one document. */
    @Test
    void twoAppsShareAPage() throws Exception {
        Path portal = work.resolve("portal");
        StringBuilder page = new StringBuilder("<!doctype html><html><head></head><body>");
        for (String app : List.of("shop", "my-account")) {
            Path bundle = Files.createDirectories(work.resolve(app));
            Files.writeString(bundle.resolve("index.html"), PAGE.formatted("/"));
            Files.writeString(
                    bundle.resolve("main-7XAMPLE2.js"),
                    "document.getElementById('" + app + "').textContent = '#{title}# of #{app}#';");
            Path site = publish(index(bundle, "--app", app, "--values", "file"), "app", app);
            GeneratedApp.copy(site, Files.createDirectories(portal).resolve(app));
            page.append("<p id=\"%s\"></p>".formatted(app));
            for (String script : List.of("slipway-values.js", script(site))) {
                page.append("<script defer src=\"/%s/%s\"></script>".formatted(app, script));
            }
        }
        Files.writeString(portal.resolve("index.html"), page);

        try (var server = new StaticServer(portal);
                var browser = new Browser()) {
            browser.open(server.at("/"));

            assertThat(browser.text("shop")).isEqualTo(TITLE + " of shop");
            assertThat(browser.text("my-account")).isEqualTo(TITLE + " of my-account");
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void everyLanguageHasItsPageAndItsValues() throws Exception {
        Path bundle = work.resolve("languages");
        for (String language : List.of("en", "nl")) {
            Path directory = Files.createDirectories(bundle.resolve(language));
            Files.writeString(directory.resolve("index.html"), PAGE.formatted("/" + language + "/"));
            Files.writeString(directory.resolve("main-7XAMPLE2.js"), SCRIPT.replace("'#{", "'" + language + " #{"));
        }
        Path site = publish(index(bundle, "--app", "shop"));

        try (var server = new StaticServer(site);
                var browser = new Browser()) {
            for (String language : List.of("en", "nl")) {
                browser.open(server.at("/" + language + "/"));
                assertThat(browser.text("shown")).isEqualTo(language + " " + TITLE);
                assertThat(browser.text("prerendered")).isEqualTo(TITLE);
            }
            assertThat(browser.errors()).isEmpty();
        }
    }

    /** Node makes them where the image is built; one that the app's build left is of a script that is no more. */
    @Test
    void brotliFilesAreThoseOfTheFinalScripts() throws Exception {
        Path bundle = bundle("brotli", "/");
        Files.writeString(bundle.resolve("main-7XAMPLE2.js"), SCRIPT + "\nlog('again');".repeat(200));
        Files.writeString(bundle.resolve("main-7XAMPLE2.js.br"), "of the build");
        Path site = publish(index(bundle, "--app", "shop", "--brotli", "true"));

        Path script = site.resolve(script(site));
        assertThat(Path.of(script + ".br")).isNotEmptyFile();
        Finished.of(
                        "node",
                        "-e",
                        "const fs = require('fs'), [, script] = process.argv;"
                                + "const text = require('zlib').brotliDecompressSync(fs.readFileSync(script + '.br'));"
                                + "process.exit(text.equals(fs.readFileSync(script)) ? 0 : 1)",
                        script.toString())
                .expectSuccess();
        assertThat(site.resolve("main-7XAMPLE2.js.br")).doesNotExist();
        assertThat(site.resolve("index.html.br")).doesNotExist();
    }

    private Path bundle(String name, String base) throws IOException {
        Path bundle = Files.createDirectories(work.resolve(name));
        Files.writeString(bundle.resolve("index.html"), PAGE.formatted(base));
        Files.writeString(bundle.resolve("main-7XAMPLE2.js"), SCRIPT);
        return bundle;
    }

    private static String script(Path site) throws IOException {
        try (var files = Files.list(site)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("main-") && name.endsWith(".js"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Path index(Path bundle, String... options) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of("index", bundle.toString()));
        command.addAll(List.of(options));
        assertThat(InitProgram.run(Map.of(), command.toArray(String[]::new))).contains("tokens in scripts hoisted");
        return bundle;
    }

    private static Path publish(Path bundle, String... variable) throws Exception {
        Path site = Path.of(bundle + "-volume", "html");
        Map<String, String> settings = new HashMap<>(Map.of(
                "SLIPWAY_BUNDLE", bundle.toString(),
                "SLIPWAY_SITE", site.toString(),
                "SLIPWAY_VAR_title", TITLE));
        if (variable.length > 0) {
            settings.put("SLIPWAY_VAR_" + variable[0], variable[1]);
        }
        InitProgram.run(settings);
        return site.toRealPath();
    }
}
