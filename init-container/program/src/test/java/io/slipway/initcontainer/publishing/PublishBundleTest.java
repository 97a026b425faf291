package io.slipway.initcontainer.publishing;

import static io.slipway.initcontainer.hashes.HashForm.SHA1_HEX;
import static io.slipway.initcontainer.hashes.HashForm.SHA256_BASE64;
import static io.slipway.initcontainer.hashes.HashForm.SHA384_BASE64;
import static io.slipway.initcontainer.hashes.HashForm.SHA512_BASE64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.settings.Setting;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishBundleTest {
    @TempDir
    Path directory;

    private Sample sample;

    @BeforeEach
    void makeBundle() {
        sample = new Sample(directory);
    }

    private String problem() {
        try {
            sample.publish();
        } catch (InitException e) {
            return e.text("acceptance");
        }
        throw new AssertionError("it was published");
    }

    /** As {@code ng build --localize} makes them, also of an app that a server could render: no page of the app itself. */
    @ParameterizedTest
    @ValueSource(strings = {"index.html", "index.csr.html"})
    void aBundleMayHaveAPageForEachLanguage(String name) throws IOException {
        String page = "<html><head><base href=\"/%s/\"></head><body>#{name}#</body></html>";
        Files.delete(sample.bundle().resolve("index.html"));
        sample.file("en/" + name, page.formatted("en"))
                .file("nl/" + name, page.formatted("nl"))
                .set(Setting.BASE_PATH, "/addin/")
                .variable("name", "x")
                .publish();

        assertThat(sample.published("addin/en/index.html")).contains("<base href=\"/addin/en/\">", ">x<");
        assertThat(sample.published("addin/nl/index.html")).contains("<base href=\"/addin/nl/\">", ">x<");
    }

    /** As {@code ng build} with {@code outputMode: server} makes it, and SvelteKit's static adapter with a fallback. */
    @ParameterizedTest
    @ValueSource(strings = {"index.csr.html", "200.html"})
    void theEmptyPageOfAnAppIsPublishedAsIndexToo(String empty) throws IOException {
        Files.delete(sample.bundle().resolve("index.html"));
        sample.file(empty, "<html><head><base href=/></head><body><script>a='#{v}#'</script></body></html>")
                .set(Setting.BASE_PATH, "/addin/")
                .variable("v", "1")
                .publish();
        assertThat(sample.published("addin/index.html"))
                .isEqualTo("<html><head><base href=/addin/></head><body><script>a='1'</script></body></html>")
                .isEqualTo(sample.published("addin/" + empty));
        String lists = sample.published(".slipway/script-hashes.map");
        assertThat(lists).contains("\"/addin/index.html\" ", "\"/addin/" + empty + "\" ");

        sample.index().publish();
        assertThat(sample.published("addin/index.html")).isEqualTo(sample.published("addin/" + empty));
        assertThat(sample.published(".slipway/script-hashes.map")).isEqualTo(lists);
    }

    @Test
    void aHomePageThatIsThereStaysTheHomePage() {
        sample.file("200.html", "<html><head></head><body>empty</body></html>").publish();
        assertThat(sample.published("index.html")).doesNotContain("empty");
    }

    /** As Office's generator makes them: pages that the manifest names, and no index.html. */
    @Test
    void noPageNeedsToBeCalledIndex() throws IOException {
        Files.delete(sample.bundle().resolve("index.html"));
        sample.file("taskpane.html", "<html><head></head><body>#{v}#</body></html>")
                .file("commands.html", "<html></html>")
                .variable("v", "1")
                .publish();
        assertThat(sample.published("taskpane.html")).contains("<body>1</body>");
        sample.index().publish();
        assertThat(sample.published("taskpane.html")).contains("<body>1</body>");
    }

    @Test
    void thePageOfALanguageIsHeldToWhatItNames() {
        sample.file("nl/index.html", "<base href=/nl/><script src=main.js></script><script src=gone.js></script>")
                .file("nl/main.js", "x");
        assertThat(problem())
                .contains("nl/index.html names gone.js, which is not in the bundle")
                .doesNotContain("main.js,");
    }

    @Test
    void aMissingIconKeepsNoPodFromStarting() {
        sample.file(
                        "index.html",
                        "<html><head><link rel=apple-touch-icon href=/icons/apple.png><link rel=manifest href=m.json>"
                                + "<link rel=preload as=font href=f.woff2></head></html>")
                .publish();
        assertThat(sample.published("index.html")).contains("/icons/apple.png");
    }

    @Test
    void aFileThatWasChangedBehindTheIndexIsNeverPublished() {
        sample.file("a.js", "let a = 1").index().file("a.js", "let a = 2");
        assertThat(problem()).contains("the bundle has changed since it was indexed: a.js");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPipeInTheBundleIsRefusedAndNotWaitedFor(boolean indexed) throws Exception {
        if (indexed) {
            sample.file("pipe.js", "x").index();
            Files.delete(sample.bundle().resolve("pipe.js"));
        }
        assertThat(new ProcessBuilder(
                                "mkfifo", sample.bundle().resolve("pipe.js").toString())
                        .start()
                        .waitFor())
                .isZero();
        assertThat(problem()).contains("pipe.js");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSocketInTheBundleIsRefused(boolean indexed) throws Exception {
        if (indexed) {
            sample.file("socket.js", "x").index();
            Files.delete(sample.bundle().resolve("socket.js"));
        }
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(sample.bundle().resolve("socket.js")));
            assertThat(problem())
                    .contains(
                            indexed
                                    ? "the bundle has changed since it was indexed: socket.js"
                                    : "the bundle holds socket.js, which is neither a file nor a directory");
        }
    }

    @Test
    void aLinkToADirectoryAroundItIsRefused() throws Exception {
        Files.createDirectories(sample.bundle().resolve("a/b"));
        Files.createSymbolicLink(sample.bundle().resolve("a/b/up"), Path.of("../../a"));
        assertThat(problem()).contains("the symbolic link a/b/up leads back to the directory it is in");
    }

    /** Each directory leads to the next twice, so thirty of them hold a billion files. */
    @Test
    @Timeout(60)
    void linksThatMultiplyAreRefused() throws Exception {
        for (int i = 0; i < 30; i++) {
            Path directory = Files.createDirectories(sample.bundle().resolve("d" + i));
            Files.createSymbolicLink(directory.resolve("x"), Path.of("../d" + (i + 1)));
            Files.createSymbolicLink(directory.resolve("y"), Path.of("../d" + (i + 1)));
        }
        sample.file("d30/a.js", "x");
        assertThat(problem()).contains("symbolic links of the bundle lead to more links, more than 1000 times");
    }

    @Test
    void aDirectoryMayHaveASecondNameByALink() throws Exception {
        sample.file("v2/a.js", "x");
        Files.createSymbolicLink(sample.bundle().resolve("latest"), Path.of("v2"));
        sample.publish();
        assertThat(sample.published("latest/a.js")).isEqualTo("x");
    }

    @Test
    void aDeviceInTheBundleIsRefused() throws Exception {
        Files.createSymbolicLink(sample.bundle().resolve("zero.js"), Path.of("/dev/zero"));
        assertThat(problem()).contains("the symbolic link zero.js leaves the bundle");
    }

    /** Ten seconds before: each place was counted from the beginning of the file. */
    @Test
    void manyMissingTokensTakeTimeInProportion() {
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            script.append("f('#{missing").append(i).append("}#');");
        }
        sample.file("a.js", script.toString());
        assertThat(problem()).contains("no value for token missing19999\n  at a.js:1:");
    }

    @Test
    void theInlineScriptsOfEachPageAreListedAsTheyArePublished() {
        sample.file("index.html", "<html><head><script>let a='#{name}#'</script></head><body></body></html>")
                .variable("name", "x")
                .publish();

        assertThat(sample.published(".slipway/script-hashes.map"))
                .isEqualTo("\"/index.html\" \" 'sha256-"
                        + SHA256_BASE64.of("let a='x'".getBytes(StandardCharsets.UTF_8)) + "'\";\n");
    }

    @Test
    void putsValuesInAndCopiesTheRest() {
        sample.file("main.js", "a='#{name}#'")
                .file("deep/er/b.js", "b")
                .variable("name", "it's")
                .publish();
        assertThat(sample.published("main.js")).isEqualTo("a='it\\'s'");
        assertThat(sample.published("deep/er/b.js")).isEqualTo("b");
    }

    @Test
    void namesEveryTokenWithoutAValueAndItsPlace() {
        sample.file("main.js", "\na='#{one}#';b='#{one}#'").file("b.js", "'#{two}#'");
        assertThat(problem())
                .contains("slipway: acceptance: no value for token one\n  at main.js:2:4 and 1 more place\n"
                        + "  looked in: variable SLIPWAY_VAR_one\n  fix: ")
                .contains("no value for token two\n  at b.js:1:2\n");
        assertThat(sample.volume()).isEmptyDirectory();
    }

    @Test
    void takesTheFallbackOnlyWhereThereIsNoVariable() {
        sample.file("a.js", "'#{a:-x}#,#{b:-x}#,#{c:-it\\'s}#'")
                .variable("a", "")
                .variable("b", "y")
                .publish();
        assertThat(sample.published("a.js")).isEqualTo("',y,it\\'s'");
    }

    @Test
    void doesNotReplaceATokenThatIsPartOfAValue() {
        sample.file("a.js", "'#{a}#'")
                .variable("a", "#{b}#")
                .variable("b", "no")
                .publish();
        assertThat(sample.published("a.js")).isEqualTo("'#{b}#'");
    }

    @Test
    void refusesATokenThatAValueMakesWithTheTextBesideIt() {
        sample.file("a.js", "'#{a}#name}#'").variable("a", "#{");
        assertThat(problem()).contains("token name is left: a value makes it").contains("at a.js:1:2");
    }

    @Test
    void leavesTextThatOnlyLooksLikeATokenWhereItIsAllowed() {
        sample.file("a.js", "'#{x}# #{y}#'")
                .set(Setting.TOKEN_ALLOW, "#{x}#")
                .variable("y", "1")
                .publish();
        assertThat(sample.published("a.js")).isEqualTo("'#{x}# 1'");
    }

    @Test
    void refusesASecretThatWouldGetIntoTheSite() {
        sample.file("a.js", "'#{key}#'").variable("key", "s3cret").set(Setting.SECRETS, "key");
        assertThat(problem())
                .contains("token key would put a secret variable into the site")
                .doesNotContain("s3cret");
    }

    @Test
    void namesAnUnknownFilterAndTheKnownOnes() {
        sample.file("a.js", "'#{a|shout}#'").variable("a", "x");
        assertThat(problem()).contains("unknown filter shout").contains("raw, json, url, base64, upper, lower");
    }

    @Test
    void givesATypedTokenThePlaceOfItsQuotes() {
        sample.file("a.js", "f=\"#{on}#\";return\"#{on}#\";n=1-'#{n}#';o=`#{o}#`;k={\"#{on}#\":1};t=`x#{on}#`")
                .file("a.json", "{\"a\":\"#{on}#\",\"#{on}#\":\"#{n}#\"}")
                .set(Setting.TOKEN_TYPES, "on=boolean, n=number, o=json")
                .variable("on", "true")
                .variable("n", "-1.5")
                .variable("o", "{\"a\":[1]}")
                .publish();
        assertThat(sample.published("a.js"))
                .isEqualTo("f=true;return true;n=1-(-1.5);o=({\"a\":[1]});k={\"true\":1};t=`xtrue`");
        assertThat(sample.published("a.json")).isEqualTo("{\"a\":true,\"true\":-1.5}");
    }

    @Test
    void refusesAValueThatIsNotOfItsType() {
        sample.file("a.js", "'#{on}#'").set(Setting.TOKEN_TYPES, "on=boolean").variable("on", "yes");
        assertThat(problem()).contains("the value of token on is no boolean");
    }

    @Test
    void setsTheBasePath() {
        sample.file("index.html", "<html><head><base href=\"/\"></head></html>")
                .file("404.html", "<html><head><base href='/old/'></head></html>")
                .set(Setting.BASE_PATH, "/addin/")
                .publish();
        assertThat(Jsoup.parse(sample.published("addin/index.html"))
                        .selectFirst("base")
                        .attr("href"))
                .isEqualTo("/addin/");
        assertThat(sample.published("addin/404.html")).contains("<base href='/addin/'>");
    }

    @Test
    void putsABaseElementInWhereThereIsNone() {
        sample.set(Setting.BASE_PATH, "/addin/").publish();
        assertThat(sample.published("addin/index.html")).contains("<head><base href=\"/addin/\"><title>");
    }

    @Test
    void putsABaseElementBeforeEverythingOfAPageWithoutHeadTag() {
        sample.file("index.html", "\ufeff<!doctype html>\n<title>t</title><link rel=icon href=i.png><p>x")
                .file("i.png", "x")
                .set(Setting.BASE_PATH, "/addin/")
                .publish();
        assertThat(sample.published("addin/index.html"))
                .startsWith("\ufeff<!doctype html>\n<base href=\"/addin/\"><title>");
    }

    @Test
    void bringsIntegrityUpToDateWhereverItStands() {
        sample.file("a.js", "a='#{v}#'")
                .file("b.js", "b='#{v}#'")
                .file("c.css", "c{content:'#{v}#'}")
                .file("d.js", "d");
        sample.file(
                        "index.html",
                        "<html><head><script type=\"importmap\">{\"integrity\":{\"./a.js\":\"sha384-%s\"}}</script>"
                                        .formatted(sample.bundleHash(SHA384_BASE64, "a.js"))
                                + "<noscript><link rel=stylesheet href=c.css integrity=sha512-%s></noscript>"
                                        .formatted(sample.bundleHash(SHA512_BASE64, "c.css"))
                                + "<link rel=modulepreload href=b.js integrity='sha256-%s'>"
                                        .formatted(sample.bundleHash(SHA256_BASE64, "b.js"))
                                + "<script src=d.js integrity=\"sha384-%s\"></script></head></html>"
                                        .formatted(sample.bundleHash(SHA384_BASE64, "d.js")))
                .variable("v", "1")
                .publish();
        assertThat(sample.published("index.html"))
                .contains("\"./a.js\":\"sha384-" + sample.hash(SHA384_BASE64, "a.js"))
                .contains("integrity='sha256-" + sample.hash(SHA256_BASE64, "b.js"))
                .contains("integrity=sha512-" + sample.hash(SHA512_BASE64, "c.css"))
                .contains("integrity=\"sha384-" + sample.hash(SHA384_BASE64, "d.js"));
    }

    @Test
    void bringsThePolicysHashesOfInlineScriptsUpToDate() {
        String script = "a='#{v}#'\r\nb";
        sample.file(
                        "index.html",
                        "<html><head><meta http-equiv=Content-Security-Policy content=\"script-src 'sha256-%s'\"><script>%s</script></head></html>"
                                .formatted(
                                        SHA256_BASE64.of(
                                                script.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8)),
                                        script))
                .variable("v", "é")
                .publish();
        assertThat(sample.published("index.html"))
                .contains("'sha256-" + SHA256_BASE64.of("a='é'\nb".getBytes(StandardCharsets.UTF_8)) + "'")
                .contains("<script>a='é'\r\nb</script>");
    }

    @Test
    void bringsTheServiceWorkersManifestUpToDate() {
        sample.file("a.js", "a='#{v}#'").file("b.js", "b");
        sample.file("ngsw.json", """
                {"configVersion":1,"timestamp":7,"index":"/index.html",
                "assetGroups":[{"name":"app","urls":["/a.js","/b.js","/index.html"],"patterns":["^\\\\/api\\\\/.*$"]}],
                "dataGroups":[],"hashTable":{"/a.js":"%s","/b.js":"%s","/index.html":"%s"},
                "navigationUrls":[{"positive":true,"regex":"^\\\\/.*$"}]}
                """.formatted(
                                sample.bundleHash(SHA1_HEX, "a.js"),
                                sample.bundleHash(SHA1_HEX, "b.js"),
                                sample.bundleHash(SHA1_HEX, "index.html")))
                .set(Setting.BASE_PATH, "/my.app/")
                .variable("v", "1")
                .publish();
        assertThat(sample.published("my.app/ngsw.json")).isEqualTo("""
                {"configVersion":1,"timestamp":7,"index":"/my.app/index.html",
                "assetGroups":[{"name":"app","urls":["/my.app/a.js","/my.app/b.js","/my.app/index.html"],"patterns":["^\\\\/api\\\\/.*$"]}],
                "dataGroups":[],"hashTable":{"/my.app/a.js":"%s","/my.app/b.js":"%s","/my.app/index.html":"%s"},
                "navigationUrls":[{"positive":true,"regex":"^\\\\/.*$"}]}
                """.formatted(
                        sample.hash(SHA1_HEX, "my.app/a.js"),
                        sample.hash(SHA1_HEX, "my.app/b.js"),
                        sample.hash(SHA1_HEX, "my.app/index.html")));
    }

    @Test
    void compressesTheTwinOfAChangedFileAnewAndKeepsThatOfAnother() throws IOException {
        byte[] other = gzip("b");
        sample.file("a.js", "'#{v}#'")
                .file("a.js.gz", gzip("'#{v}#'"))
                .file("b.js", "b")
                .file("b.js.gz", other)
                .variable("v", "new")
                .publish();
        assertThat(gunzip(sample.publishedBytes("a.js.gz"))).isEqualTo("'new'");
        assertThat(sample.publishedBytes("b.js.gz")).isEqualTo(other);
        assertThat(sample.published(".slipway/revalidate.map")).contains("\"/a.js.gz\" 1;");
    }

    @Test
    void dropsATwinThatJavaCannotMake() {
        sample.file("a.js", "'#{v}#'")
                .file("a.js.br", "old")
                .file("b.js", "b")
                .file("b.js.br", "kept")
                .variable("v", "new")
                .publish();
        assertThat(sample.site().resolve("a.js.br")).doesNotExist();
        assertThat(sample.published("b.js.br")).isEqualTo("kept");
    }

    @Test
    void refusesTokensInACompressedFileAlone() throws IOException {
        sample.file("a.js.gz", gzip("'#{v}#'")).variable("v", "1");
        assertThat(problem()).contains("token v stands in a compressed file alone\n  at a.js.gz");
    }

    @Test
    void leavesBinaryFilesByteForByte() {
        byte[] image = "\0PNG#{v}#\u00ff".getBytes(StandardCharsets.ISO_8859_1);
        sample.file("a.png", image).publish();
        assertThat(sample.publishedBytes("a.png")).isEqualTo(image);
    }

    @Test
    void keepsBytesThatAreNoUtf8AroundATokenAndAByteOrderMark() {
        byte[] text = "\u00ef\u00bb\u00bfa='\u00e9#{v}#\u00ff'".getBytes(StandardCharsets.ISO_8859_1);
        sample.file("a.js", text).variable("v", "é").publish();
        assertThat(sample.publishedBytes("a.js"))
                .isEqualTo("\u00ef\u00bb\u00bfa='\u00e9\u00c3\u00a9\u00ff'".getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Minifiers work tokens out of the script that are still in its source; no environment needs a value for those. */
    @Test
    void aSourceMapShowsTheSourceAsItWasWritten() {
        String map = "{\"sourcesContent\":[\"const a = '#{v}#';\",\"<p>#{none}#</p>\"],\"mappings\":\"\"}";
        sample.file("a.js.map", map).file("a.css.map", map).variable("v", "x").publish();

        assertThat(sample.published("a.js.map")).isEqualTo(map);
        assertThat(sample.published("a.css.map")).isEqualTo(map);
    }

    @Test
    void refusesAPageThatNamesAFileThatIsNotThere() {
        sample.file("index.html", "<html><head><script src=\"#{dir}#/a.js?x&amp;y\"></script></head></html>")
                .variable("dir", "none");
        assertThat(problem()).contains("index.html names none/a.js?x&y, which is not in the bundle");
    }

    @Test
    void followsAReferenceBehindItsValue() {
        sample.file("index.html", "<html><head><script src=\"#{dir}#/a%20b.js?x\"></script></head></html>")
                .file("some/a b.js", "x")
                .variable("dir", "./some")
                .publish();
        assertThat(sample.published("index.html")).contains("src=\"./some/a%20b.js?x\"");
    }

    @Test
    void asksNothingOfReferencesToElsewhere() {
        sample.file(
                        "index.html",
                        "<html><head><script src=\"#{cdn}#/a.js\"></script><link rel=icon href=\"data:,\"><link rel=stylesheet href=//x/y.css></head></html>")
                .variable("cdn", "https://cdn.example.com")
                .publish();
        assertThat(sample.published("index.html")).contains("https://cdn.example.com/a.js");
    }

    @Test
    void refusesAReferenceOutsideOfTheBasePath() {
        sample.file("index.html", "<html><head><link rel=stylesheet href=/i.css></head></html>")
                .file("i.css", "x")
                .set(Setting.BASE_PATH, "/addin/");
        assertThat(problem()).contains("index.html names /i.css").contains("fix: make it relative");
    }

    @Test
    void letsThePageNameWhatNginxAnswersWithoutAFile() {
        sample.file(
                        "index.html",
                        "<html><head><script src=/socket.io/socket.io.js></script><script src=\"../a%70i?x\"></script>"
                                + "<script src=cache.js></script></head></html>")
                .set(Setting.BASE_PATH, "/addin/")
                .set(Setting.OTHER_PATHS, "/socket.io,/api/, /addin/cache.js");
        assertThat(problem()).contains("index.html names ../a%70i?x").doesNotContain("socket.io", "cache.js");
        sample.set(Setting.OTHER_PATHS, "/socket.io,/api, /addin/cache.js").publish();
        assertThat(sample.published("addin/index.html")).contains("src=/socket.io/socket.io.js");
    }

    @Test
    void aPathBesideABackEndIsNotBelowIt() {
        sample.file("index.html", "<html><head><script src=/socket.iox/a.js></script></head></html>")
                .set(Setting.BASE_PATH, "/addin/")
                .set(Setting.OTHER_PATHS, "/socket.io,/addin/../socket.iox");
        assertThat(problem())
                .contains("index.html names /socket.iox/a.js, which is not in the bundle")
                .contains("add that to backEnds (SLIPWAY_OTHER_PATHS)");
    }

    @Test
    void listsTheChangedFilesForRevalidation() {
        sample.file("a.js", "'#{v}#'")
                .file("b.js", "b")
                .set(Setting.BASE_PATH, "/addin/")
                .variable("v", "1")
                .publish();
        assertThat(sample.published(".slipway/revalidate.map"))
                .isEqualTo("\"/addin/a.js\" 1;\n\"/addin/index.html\" 1;\n");
    }

    @Test
    void theSiteBeforeStaysUntilTheNextIsStagedForNginxServesItUntilItIsReloaded() throws IOException {
        sample.file("a.js", "'#{v}#'").variable("v", "1").publish();
        Path first = sample.site().toRealPath();
        sample.variable("v", "2").publish();
        Path second = sample.site().toRealPath();
        assertThat(first.resolve("a.js")).hasContent("'1'");
        assertThat(second).isNotEqualTo(first);
        assertThat(sample.published(".slipway/directory.map"))
                .isEqualTo("\"site\" \"" + second.getFileName() + "\";\n");
        sample.variable("v", "3").publish();
        assertThat(first).doesNotExist();
        assertThat(second).exists();
    }

    @Test
    void publishingTheSameAgainChangesNothing() throws IOException {
        sample.publish();
        Path first = sample.site().toRealPath();
        sample.publish();
        assertThat(sample.site().toRealPath()).isEqualTo(first);
        try (var left = Files.list(sample.volume())) {
            assertThat(left).hasSize(2);
        }
    }

    @Test
    void aFileThatNowHoldsAValueIsListedThoughItsBytesAreTheSame() {
        sample.file("a.js", "'1'").publish();
        assertThat(sample.published(".slipway/revalidate.map")).doesNotContain("a.js");
        sample.file("a.js", "'#{v}#'").variable("v", "1").publish();
        assertThat(sample.published(".slipway/revalidate.map")).contains("a.js");
    }

    @Test
    void writesEachFileWithATimeThatFollowsFromItsBytes() throws IOException {
        sample.file("a.js", "'#{v}#'").file("b.js", "b").variable("v", "1").publish();
        var first = times();
        sample.publish();
        assertThat(times()).isEqualTo(first);
        sample.variable("v", "2").publish();
        assertThat(times()).isNotEqualTo(first);
    }

    private java.util.List<String> times() throws IOException {
        try (Stream<Path> files = Files.walk(sample.site().toRealPath())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> {
                        try {
                            return file.getFileName() + " " + Files.getLastModifiedTime(file);
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    })
                    .sorted()
                    .toList();
        }
    }

    @Test
    void comesToTheSameWithAndWithoutAnIndex() throws IOException {
        sample.file("a.js", "'#{v:-x\\ty}#'+`#{v|upper}#`")
                .file("a.js.gz", gzip("x"))
                .file("sub/b.html", "<a title=\"#{v}#\">")
                .variable("v", "\"<é>\"")
                .publish();
        var scanned = times();
        sample.index().publish();
        assertThat(times()).isEqualTo(scanned);
        assertThat(sample.published("a.js")).isEqualTo("'\"<é>\"'+`\"<É>\"`");
    }

    @Test
    void refusesABundleThatWasChangedAfterItWasIndexed() {
        sample.file("a.js", "'#{v}#'").file("b.js", "b").variable("v", "1").index();
        sample.file("a.js", "'#{w}#'");
        assertThat(problem()).contains("the bundle has changed since it was indexed: a.js");
        sample.file("a.js", "'#{v}#'").file("b.js", "bb");
        assertThat(problem()).contains("the bundle has changed since it was indexed: b.js");
        sample.file("b.js", "b").file("c/d.js", "new");
        assertThat(problem()).contains("the bundle has changed since it was indexed: c");
    }

    @Test
    void refusesAnIndexOfOtherDelimiters() {
        sample.index().set(Setting.TOKEN_STYLE, "{{ }}");
        assertThatThrownBy(sample::publish)
                .isInstanceOfSatisfying(
                        InitException.class, e -> assertThat(e.exitCode()).isEqualTo(InitException.WRONG_INPUT))
                .hasMessageContaining("was indexed for tokens #{ }#, and not for {{ }}");
    }

    @Test
    void readsValuesThatAreTooLargeForTheEnvironmentFromAFile() throws IOException {
        String value = "\"\\\u2028😀".repeat(200_000);
        Path file = directory.resolve("variables.json");
        Files.writeString(file, "{\"v\":\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}");
        sample.file("a.json", "[\"#{v}#\"]")
                .set(Setting.VARIABLES_FILE, file.toString())
                .publish();
        assertThat(new com.fasterxml.jackson.databind.ObjectMapper()
                        .readTree(sample.publishedBytes("a.json"))
                        .get(0)
                        .asText())
                .isEqualTo(value);
    }

    @Test
    void refusesATokenInATextThatIsTooLargeToEdit() {
        sample.file("big.txt", "x".repeat(33 << 20) + "#{v}#" + "y".repeat(1 << 20))
                .variable("v", "1");
        assertThat(problem()).contains("token v stands in a text of more than 32 MiB\n  at big.txt");
    }

    static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    static String gunzip(byte[] bytes) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void tellsNginxWhichFilesNeverChange() {
        sample.file("a-4F2AQX7L.js", "f(1)").file("b-4F2AQX7M.js", "f('#{v}#')").file("c.js", "f(2)");
        sample.variable("v", "1").set(Setting.BASE_PATH, "/app/").publish();

        assertThat(sample.published(".slipway/immutable.map")).isEqualTo("\"/app/a-4F2AQX7L.js\" 1;\n");
    }
}
