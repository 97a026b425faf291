package io.slipway.release.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.DescriptorReader;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.planning.ReleasePlan;
import io.slipway.release.variables.VariableScopes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cases csp-features, policy-external-origins and frame-src of apps that met the default policy. */
class SiteSourcesTest {

    @TempDir
    private Path app;

    @Test
    void aVariablesUrlIsLetInForItsUses() throws Exception {
        assertThat(text("", ""))
                .isEqualTo("  the content security policy lets in, beside the app's own files:\n"
                        + "    https://login.example.com  connect-src, img-src, media-src, frame-src  "
                        + app.resolve("slipway.yaml") + ":5:53 (variable adUrl)");
    }

    @Test
    void whatPagesAndStyleSheetsNameIsLetInWithItsPlace() throws Exception {
        bundle("index.html", """
                <!doctype html><html><head>
                <link href="https://fonts.googleapis.com/icon?family=Material+Icons" rel="stylesheet">
                <link rel="preconnect" href="https://metrics.example.com">
                </head></html>""");
        bundle("styles.css", "@font-face{font-family:R;src:url(https://fonts.example.com/r.woff2)}");

        assertThat(text("", ""))
                .contains("https://fonts.googleapis.com  style-src  dist/index.html:2:1 (<link rel=\"stylesheet\">)")
                .contains(
                        "https://fonts.gstatic.com  font-src  dist/index.html:2:1 (comes with https://fonts.googleapis.com)")
                .contains("https://fonts.example.com  font-src  dist/styles.css:1:")
                .contains("  seen, and not let in:\n    https://metrics.example.com  connect-src  dist/index.html:3:1")
                .contains("let it in: nginx: {policy: {sources: {connect-src: [\"https://metrics.example.com\"]}}}");
    }

    @Test
    void whatScriptsDoIsLetInOrNamedWithItsKey() throws Exception {
        bundle("index.html", "<!doctype html><script type=module src=main.js></script>");
        bundle(
                "main.js",
                "const f=new Function('return 1');\n"
                        + "import(URL.createObjectURL(new Blob(['export {}'],{type:'text/javascript'})));\n"
                        + "WebAssembly.instantiate(b);");

        assertThat(text("", ""))
                .contains("blob:  connect-src, media-src, frame-src, worker-src  dist/main.js:2:")
                .contains("'wasm-unsafe-eval'  script-src  dist/main.js:3:1 (WebAssembly)")
                .contains("'unsafe-eval'  script-src  dist/main.js:1:9 (eval or new Function)\n"
                        + "      let it in: nginx: {policy: {sources: {script-src: [\"'unsafe-eval'\"]}}}")
                .contains("blob:  script-src  dist/main.js:2:");
    }

    @Test
    void whatTheDescriptorLetsInIsNotSeenTwice() throws Exception {
        bundle("index.html", "<!doctype html><script>eval('1')</script>");

        assertThat(text("policy: {sources: {script-src: [\"'unsafe-eval'\"]}}", ""))
                .doesNotContain("seen, and not");
    }

    @Test
    void aPolicyThatDoesNotFollowTheBundleLetsNothingOfItIn() throws Exception {
        bundle("index.html", "<!doctype html><img src=https://cdn.example.com/a.png>");

        assertThat(text("policy: {followsBundle: false}", ""))
                .contains("seen, and not let in:\n    https://cdn.example.com  img-src  dist/index.html:1:16");
    }

    @Test
    void aPolicyOfThePageItselfIsPointedOut() throws Exception {
        bundle("index.html", "<!doctype html><meta http-equiv=Content-Security-Policy content=\"default-src 'none'\">");

        assertThat(text("", ""))
                .contains("policy of the page itself  <meta>  dist/index.html:1:16 (both policies apply)");
    }

    @Test
    void withoutAPolicyThereIsNothingToTell() throws Exception {
        bundle("index.html", "<!doctype html><img src=https://cdn.example.com/a.png>");

        assertThat(text("policy: {mode: off}", "")).isEmpty();
    }

    private String text(String nginx, String more) throws Exception {
        Path file = app.resolve("slipway.yaml");
        Files.writeString(file, """
                app: {name: tide}
                image: {repository: registry.example.com/tide, tag: "1"}
                nginx: {%s}
                environments:
                  development: {host: tide.example.com, variables: {adUrl: https://login.example.com/%s}}
                """.formatted(nginx, more));
        Descriptor descriptor = DescriptorReader.read(file);
        Environment environment = descriptor.environments().get("development");
        return SiteSources.text(SiteSources.ofBuilt(descriptor)
                .of(ReleasePlan.of(
                        descriptor,
                        environment,
                        VariableScopes.of(descriptor, environment, List.of(), Map.of(), Map.of()))));
    }

    private void bundle(String path, String text) throws Exception {
        Files.createDirectories(app.resolve("dist"));
        Files.writeString(app.resolve("dist").resolve(path), text);
    }
}
