package io.slipway.initcontainer.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.initcontainer.hashes.HashForm;
import io.slipway.initcontainer.hoisting.HoistBundle;
import io.slipway.initcontainer.tokens.TokenSyntax;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What two environments' sites of one hoisted bundle have in common: all that a browser may keep. */
class HoistedEnvironmentsTest {
    private static final String MAIN = "main-AAAAAAA3.js";
    private static final String CHUNK = "chunk-BBBBBBB3.js";

    @TempDir
    Path directory;

    private Sample sample;

    @BeforeEach
    void makeBundle() {
        String main = "import\"./" + CHUNK + "\";f(\"#{v}#\");" + "g(1);".repeat(300);
        String chunk = "h('to #{v}#');" + "g(2);".repeat(300);
        sample = new Sample(directory)
                .file(MAIN, main)
                .file(CHUNK, chunk)
                .file(
                        MAIN + ".map",
                        "{\"version\":3,\"sources\":[\"a.ts\"],\"sourcesContent\":[\"'#{v}# #{gone}#'\"],\"mappings\":\"AAAA\"}")
                .file("index.html", """
                        <!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="script-src 'strict-dynamic' 'sha256-%s'">
                        <script type="importmap">{"integrity":{"./%s":"%s"}}</script></head><body>
                        <script>start('#{v}#')</script><script type="module" src="%s" integrity="%s"></script></body></html>
                        """.formatted(
                                HashForm.SHA256_BASE64.of(bytes("start('#{v}#')")),
                                CHUNK,
                                "sha384-" + HashForm.SHA384_BASE64.of(bytes(chunk)),
                                MAIN,
                                "sha384-" + HashForm.SHA384_BASE64.of(bytes(main))));
        sample.file(
                "ngsw.json",
                "{\"configVersion\":1,\"index\":\"/index.html\",\"hashTable\":{\"/%s\":\"%s\",\"/%s\":\"%s\",\"/index.html\":\"%s\"}}"
                        .formatted(
                                MAIN,
                                HashForm.SHA1_HEX.of(bytes(main)),
                                CHUNK,
                                HashForm.SHA1_HEX.of(bytes(chunk)),
                                sample.bundleHash(HashForm.SHA1_HEX, "index.html")));
        new HoistBundle(sample.bundle(), TokenSyntax.DEFAULT, "app", HoistBundle.Values.INLINE).hoist();
        sample.index();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void onlyThePageAndTheWorkersManifestDiffer() throws IOException {
        Map<String, String> one = published("one");
        Map<String, String> other = published("other </script> \"value\"");

        assertThat(one.keySet()).isEqualTo(other.keySet()).anyMatch(path -> path.endsWith(".js.gz"));
        one.entrySet().removeAll(other.entrySet());
        assertThat(one.keySet()).containsExactlyInAnyOrder("index.html", "ngsw.json");
    }

    /** As Angular's autoCsp has it: the policy in the page knows the hash of every script that stands in it. */
    @Test
    void thePolicyInThePageKnowsTheFilledScripts() {
        published("a \"value\"");
        String page = sample.published("index.html");

        Matcher scripts = Pattern.compile("(?s)<script>(.*?)</script>").matcher(page);
        assertThat(scripts.results().map(it -> it.group(1)).toList())
                .hasSize(2)
                .allSatisfy(script ->
                        assertThat(page).contains("'sha256-" + HashForm.SHA256_BASE64.of(bytes(script)) + "'"));
    }

    @Test
    void integrityAndManifestAreThoseOfTheFinalFiles() {
        Map<String, String> files = published("one");
        String page = sample.published("index.html");
        String worker = sample.published("ngsw.json");

        assertThat(files.keySet().stream().filter(path -> path.endsWith(".js")))
                .hasSize(2)
                .allSatisfy(path -> {
                    assertThat(page).contains("sha384-" + sample.hash(HashForm.SHA384_BASE64, path));
                    assertThat(worker).contains("\"/" + path + "\":\"" + sample.hash(HashForm.SHA1_HEX, path) + "\"");
                });
        assertThat(worker).contains(sample.hash(HashForm.SHA1_HEX, "index.html"));
    }

    private Map<String, String> published(String value) {
        sample.variable("v", value).publish();
        try (Stream<Path> files = Files.walk(sample.site().toRealPath())) {
            Map<String, String> published = new TreeMap<>();
            Path root = sample.site().toRealPath();
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String path = root.relativize(file).toString();
                if (!path.startsWith(".slipway")) {
                    published.put(path, HashForm.SHA256_BASE64.of(Files.readAllBytes(file)));
                }
            }
            return published;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
