package io.slipway.initcontainer.hoisting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.initcontainer.hashes.HashForm;
import io.slipway.initcontainer.hoisting.HoistBundle.Values;
import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.tokens.TokenSyntax;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoistBundleTest {
    private static final String PAGE = "<!doctype html><html><head>%s</head><body>%s</body></html>";

    @TempDir
    Path bundle;

    @BeforeEach
    void makePage() {
        page("", "<script src=\"main.js\"></script>");
    }

    private void page(String head, String body) {
        file("index.html", PAGE.formatted(head, body));
    }

    private void file(String path, String text) {
        try {
            Files.createDirectories(bundle.resolve(path).getParent());
            Files.writeString(bundle.resolve(path), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HoistReport hoist() {
        return new HoistBundle(bundle, TokenSyntax.DEFAULT, "a-b", Values.INLINE).hoist();
    }

    private String text(String path) {
        try {
            return Files.readString(bundle.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> names() {
        try (Stream<Path> files = Files.walk(bundle)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> bundle.relativize(file).toString())
                    .filter(path -> !path.startsWith(".slipway"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String named(String start, String end) {
        return names().stream()
                .filter(name -> name.startsWith(start) && name.endsWith(end))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aScriptRefersToTheValuesOfItsPage() {
        file("main.js", "f(\"#{a}#\",'b #{a}# c',`d #{a}#${e}`)");

        assertThat(hoist().lines())
                .containsExactly("3 of 3 tokens in scripts hoisted into the pages; 1 script is now the same in every"
                        + " environment, 0 files renamed");
        assertThat(text("main.js"))
                .isEqualTo("f((__slipway_a$b.t.a),('b '+__slipway_a$b.v.a+' c'),`d ${__slipway_a$b.v.a}${e}`)");
        assertThat(text("index.html"))
                .startsWith("<!doctype html><html><head><script>globalThis.__slipway_a$b="
                        + "{v:{a:\"\\\n#{a}#\"},t:{get a(){return\"#{a}#\"}}};</script></head>");
    }

    @Test
    void aPlaceInsideOfJsonOrCssHasAKeyOfItsOwn() {
        file("main.js", "f('{\"a\":\"x #{a}#\",\"b\":\"#{a}#\"}','.a{color:#{a}#}','.a{content:\"#{a}#\"}')");

        hoist();

        assertThat(text("main.js"))
                .isEqualTo(
                        "f(('{\"a\":\"x '+__slipway_a$b.v[\"a@json-string\"]+'\",\"b\":'+__slipway_a$b.v[\"a@json\"]+'}'),"
                                + "('.a{color:'+__slipway_a$b.v[\"a@css\"]+'}'),('.a{content:\"'+__slipway_a$b.v[\"a@css-double\"]+'\"}'))");
        assertThat(text("index.html"))
                .contains("\"a@json\":\"[\\\"#{a}#\\\"]\".slice(1,-1)", "\"a@css\":\".a{b:#{a}#}\".slice(5,-1)");
    }

    @Test
    void aFileStaysWholeIfOneOfItsTokensHasTo() {
        file("main.js", "f('#{a}#');\ng({'#{b}#':1},'#{c|raw}#')");

        assertThat(hoist().lines())
                .containsExactly(
                        "0 of 3 tokens in scripts hoisted into the pages; 0 scripts are now the same in every"
                                + " environment, 0 files renamed",
                        "  1 not hoisted: another token of the same file has to stay",
                        "    at main.js:1:4 a",
                        "  1 not hoisted: not known to be an expression there",
                        "    at main.js:2:5 b",
                        "  1 not hoisted: |raw asks for code",
                        "    at main.js:2:16 c");
        assertThat(text("main.js")).contains("f('#{a}#')");
        assertThat(text("index.html")).doesNotContain("__slipway");
    }

    @Test
    void aScriptThatNoPageReachesStays() {
        file("main.js", "import('./lazy.js');new Worker('worker.js')");
        file("lazy.js", "import{a}from'./shared.js';f('#{a}#')");
        file("shared.js", "export const a='#{a}#'");
        file("worker.js", "import{a}from'./shared.js';g('#{a}#')");

        assertThat(hoist().left())
                .containsEntry(
                        "no page reaches this script by script tags and imports; a worker, or another app, may",
                        List.of("worker.js:1:31 a"))
                .containsEntry("a worker, or another app, may load this script as well", List.of("shared.js:1:17 a"));
        assertThat(text("lazy.js")).contains("__slipway");
    }

    @Test
    void filesWithOtherBytesGetOtherNamesAndSoDoThoseThatNameThem() throws IOException {
        page(
                "<link rel=\"modulepreload\" href=\"chunk-AAAAAAA2.js\">",
                "<script src=\"main-AAAAAAA3.js\" integrity=\"sha384-%s\"></script>"
                        .formatted(HashForm.SHA384_BASE64.of(
                                "import'./chunk-AAAAAAA2.js'".getBytes(StandardCharsets.UTF_8))));
        file("main-AAAAAAA3.js", "import'./chunk-AAAAAAA2.js'");
        file("chunk-AAAAAAA2.js", "f('#{a}#')");
        file("other-AAAAAAA4.js", "f(1)");

        assertThat(hoist().renamed()).isEqualTo(2);
        String main = named("main-", ".js");
        String chunk = named("chunk-", ".js");
        assertThat(names()).contains("other-AAAAAAA4.js").doesNotContain("main-AAAAAAA3.js", "chunk-AAAAAAA2.js");
        assertThat(main).hasSameSizeAs("main-AAAAAAA3.js");
        assertThat(text(main)).isEqualTo("import'./" + chunk + "'");
        assertThat(text("index.html"))
                .contains(main, chunk, HashForm.SHA384_BASE64.of(Files.readAllBytes(bundle.resolve(main))));
    }

    @Test
    void theNewNameDependsOnWhatStaysBelow() throws IOException {
        page("", "<script src=\"main-AAAAAAA3.js\"></script>");
        file("main-AAAAAAA3.js", "import'./chunk-AAAAAAA2.js';import'./more-AAAAAAA5.js'");
        file("chunk-AAAAAAA2.js", "f('#{a}#')");
        file("more-AAAAAAA5.js", "f('#{b}#')");
        hoist();
        String first = named("main-", ".js");
        Files.delete(bundle.resolve(first));
        Files.delete(bundle.resolve(named("chunk-", ".js")));
        Files.delete(bundle.resolve(named("more-", ".js")));

        page("", "<script src=\"main-AAAAAAA3.js\"></script>");
        file("main-AAAAAAA3.js", "import'./chunk-AAAAAAA2.js';import'./more-AAAAAAA5.js'");
        file("chunk-AAAAAAA2.js", "f('#{a}#')");
        file("more-AAAAAAA5.js", "f('#{b}#')");
        file("worker.js", "import'./more-AAAAAAA5.js'");
        hoist();

        assertThat(named("main-", ".js")).isNotEqualTo(first);
    }

    @Test
    void webpacksTablesNameChunksByTheirHashAlone() {
        page("", "<script src=\"main.0123456789abcdef.js\"></script>");
        file(
                "main.0123456789abcdef.js",
                "self.webpackChunkapp=self.webpackChunkapp||[];u=e=>e+'.'+{7:\"00112233445566778a9b\"}[e]+'.js'");
        file(
                "7.00112233445566778a9b.js",
                "(self.webpackChunkapp=self.webpackChunkapp||[]).push([[7],{1:e=>{e.a='#{a}#'}}])");

        assertThat(hoist().hoisted()).isEqualTo(1);
        String chunk = named("7.", ".js");
        assertThat(text(named("main.", ".js"))).contains("{7:\"" + chunk.substring(2, 22) + "\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(self.webpackChunkapp=self.webpackChunkapp||[]).push([[7],{1:e=>{e.a='#{a}#'}}])",
                "(Array.isArray(self.webpackChunkapp)?self.webpackChunkapp:self.webpackChunkapp=[]).push([[7],{1:e=>{e.a='#{a}#'}}])",
                "(self[\"webpackChunkapp\"] = self[\"webpackChunkapp\"] || []).push([[7],{1:e=>{e.a='#{a}#'}}])",
                "/*! x */\n\"use strict\";\n(globalThis.webpackChunkapp = globalThis.webpackChunkapp || []).push([\n[7],{1:e=>{e.a='#{a}#'}}])"
            })
    void aChunkIsKnownByTheListThatItPushesItselfOnto(String chunk) {
        file("main.js", "self.webpackChunkapp=self.webpackChunkapp||[];u=e=>e+'.js'");
        file("7.js", chunk);

        assertThat(hoist().hoisted()).isEqualTo(1);
    }

    @Test
    void aChunkThatAWorkersRuntimeMayLoadStays() {
        file("main.js", "self.webpackChunkapp=self.webpackChunkapp||[];u=e=>e+'.js'");
        file("7.js", "(self.webpackChunkapp=self.webpackChunkapp||[]).push([[7],{1:e=>{e.a='#{a}#'}}])");
        file("worker.js", "self.webpackChunkapp=self.webpackChunkapp||[];importScripts(u(e))");

        assertThat(hoist().left()).containsOnlyKeys("a worker, or another app, may load this script as well");
    }

    /** As html-webpack-plugin does by default: a host has the container, and none of our pages. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "remoteEntry.js|get(m){}",
                "remoteEntry.a1b2c3d4.js|get(m){}",
                "shop.js|throw new Error('Module \"'+e+'\" does not exist in container.')"
            })
    void whatAContainerLoadsStaysThoughAPageNamesTheContainer(String container) {
        String name = container.substring(0, container.indexOf('|'));
        page("", "<script src=\"main.js\"></script><script src=\"" + name + "\"></script>");
        file("main.js", "self.webpackChunkapp=self.webpackChunkapp||[];f('#{b}#')");
        file("7.js", "(self.webpackChunkapp=self.webpackChunkapp||[]).push([[7],{1:e=>{e.a='#{a}#'}}])");
        file(name, "self.webpackChunkapp=self.webpackChunkapp||[];" + container.substring(name.length() + 1));

        assertThat(hoist().left().values().stream().flatMap(List::stream)).containsExactly("7.js:1:71 a");
    }

    @Test
    void aPrecompressedFileOfTheBuildIsNoText() {
        page("", "<script src=\"main-AAAAAAA3.js\"></script>");
        file("main-AAAAAAA3.js", "f('#{a}#')");
        file("main-AAAAAAA3.js.br", "it names main-AAAAAAA3.js");

        hoist();

        assertThat(names()).containsExactly("index.html", named("main-", ".js"));
    }

    @Test
    void theValuesStandBehindAPolicyThatAllowsThem() {
        page(
                "<meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'; script-src 'self'\">",
                "<script src=\"main.js\"></script>");
        file("main.js", "f('#{a}#')");

        hoist();

        String page = text("index.html");
        String script = page.substring(page.indexOf("<script>") + 8, page.indexOf("</script>"));
        assertThat(page)
                .contains("script-src 'self' 'sha256-"
                        + HashForm.SHA256_BASE64.of(script.getBytes(StandardCharsets.UTF_8)) + "'\"><script>global");
    }

    @Test
    void theValuesStandInAFileForPoliciesOfOthers() {
        file("main.js", "f('#{a}#')");

        new HoistBundle(bundle, TokenSyntax.DEFAULT, "a", Values.FILE).hoist();

        assertThat(text("index.html")).contains("<head><script src=\"slipway-values.js\"></script>");
        assertThat(text("slipway-values.js")).startsWith("globalThis.__slipway_a={");
    }

    @Test
    void aFileOfValuesIsRefusedWhereAPolicyRunsNoFiles() {
        page(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'strict-dynamic' 'sha256-x'\">",
                "<script src=\"main.js\"></script>");
        file("main.js", "f('#{a}#')");

        assertThatThrownBy(() -> new HoistBundle(bundle, TokenSyntax.DEFAULT, "a", Values.FILE).hoist())
                .isInstanceOf(InitException.class)
                .hasMessageContaining("'strict-dynamic'");
    }

    @Test
    void everyColumnOfASourceMapMovesWithTheScript() {
        // é is two bytes and one column.
        file("main.js", "é('#{a}#',b,'x #{a}#',c)");
        file(
                "main.js.map",
                "{\"version\":3,\"sources\":[\"a.ts\"],\"sourcesContent\":[\"'#{a}#'\"],\"mappings\":\"AAAA,EAAA,OAAA,EAAA,WAAA\"}");

        hoist();

        String script = text("main.js");
        assertThat(script).isEqualTo("é((__slipway_a$b.t.a),b,('x '+__slipway_a$b.v.a),c)");
        assertThat(SourceMapColumnsTest.columns(text("main.js.map")))
                .containsExactly(0, 2, script.indexOf(",b"), script.indexOf(",b") + 2, script.indexOf("),c") + 2);
        assertThat(text("main.js.map")).contains("'#{a}#'");
    }

    @Test
    void aSecondTimeChangesNothing() {
        page("", "<script src=\"main-AAAAAAA3.js\"></script>");
        file("main-AAAAAAA3.js", "f('#{a}#')");
        hoist();
        List<String> names = names();
        String page = text("index.html");

        assertThat(hoist().lines()).containsExactly("tokens in scripts were hoisted by an index before this one");
        assertThat(names()).isEqualTo(names);
        assertThat(text("index.html")).isEqualTo(page);
    }

    @Test
    void aFallbackIsEscapedForTheValues() {
        file("main.js", "f('#{a:-it\\'s \"é\"}#')");

        hoist();

        assertThat(text("index.html")).contains("return\"#{a:-it's \\\"é\\\"}#\"");
    }
}
