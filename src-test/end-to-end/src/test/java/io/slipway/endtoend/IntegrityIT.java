package io.slipway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.Browser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A page as Angular 22 builds it: integrity in an import map, which a lazily imported module is held to, and a policy in the
 * page that allows inline scripts by their hash. Chromium runs nothing whose hash is not that of the bytes it got.
 */
class IntegrityIT {
    private static final String VALUE = "it's \"quoted\" `${1+1}` </script><!-- C:\\temp \u2028 😀";
    private static final String LAZY = "export const lazy=\"#{value}#\";";
    private static final String MAIN =
            "const{lazy:a}=await import(\"./lazy.js\");document.getElementById(\"out\").textContent=`#{value}#|${a}|${inline}`;";
    private static final String INLINE = "\n      var inline = '#{value}#';\n    ";

    @TempDir
    Path directory;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void build() throws Exception {
        var bundle = Files.createDirectory(directory.resolve("bundle"));
        Files.writeString(bundle.resolve("lazy.js"), LAZY);
        Files.writeString(bundle.resolve("main.js"), MAIN);
        var map = "{\"integrity\":{\"./lazy.js\":\"%s\"}}".formatted(hash("SHA-384", LAZY));
        Files.writeString(bundle.resolve("index.html"), """
                <!doctype html><html><head><meta charset="utf-8"><base href="/">
                <meta http-equiv="Content-Security-Policy" content="script-src 'strict-dynamic' '%s' '%s' '%s'">
                <script type="importmap">%s</script>
                <link rel="modulepreload" href="main.js" integrity="%s">
                <script>%s</script>
                </head><body><p id="out"></p><script src="main.js" type="module" integrity="%s"></script></body></html>
                """.formatted(
                        hash("SHA-256", INLINE),
                        hash("SHA-256", map),
                        hash("SHA-512", MAIN),
                        map,
                        hash("SHA-384", MAIN),
                        INLINE,
                        hash("SHA-512", MAIN)));
        environment.put("SLIPWAY_BUNDLE", bundle.toString());
        environment.put("SLIPWAY_SITE", directory.resolve("volume/html").toString());
        environment.put("SLIPWAY_BASE_PATH", "/app/");
        environment.put("SLIPWAY_VAR_value", VALUE);
    }

    private static String hash(String algorithm, String text) throws Exception {
        var digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
        return algorithm.toLowerCase(Locale.ROOT).replace("-", "") + "-"
                + Base64.getEncoder().encodeToString(digest);
    }

    private void assertShown() throws IOException {
        try (var server = new StaticServer(directory.resolve("volume/html"));
                var browser = new Browser()) {
            browser.open(server.at("/app/"));
            assertThat(browser.text("out")).isEqualTo(VALUE + "|" + VALUE + "|" + VALUE);
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void holdsBehindAScanOfTheBundle() throws Exception {
        InitProgram.run(environment);
        assertShown();
    }

    @Test
    void holdsBehindAnIndex() throws Exception {
        assertThat(InitProgram.run(Map.of(), "index", environment.get("SLIPWAY_BUNDLE")))
                .contains("2 of 2 tokens in scripts hoisted into the pages");
        InitProgram.run(environment);
        assertShown();
    }
}
