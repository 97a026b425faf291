package io.slipway.initcontainer.publishing;

import static io.slipway.initcontainer.hashes.HashForm.MD5_HEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.initcontainer.settings.Setting;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A name with a hash in it keeps its name when a value changes its bytes; the worker that keeps it has to hear of it. */
class WorkerListsTest {
    private static final String CHUNK = "assets/chunk-Abc12345.js";

    @TempDir
    Path directory;

    private Sample sample;

    @BeforeEach
    void makeBundle() {
        sample = new Sample(directory)
                .file("index.html", "<html><head><base href=/app/></head></html>")
                .file(CHUNK, "export const v=\"#{v}#\"")
                .file("assets/same-Abc12345.js", "same")
                .set(Setting.BASE_PATH, "/app/");
    }

    private String published(String path, String worker, String value) {
        sample.file(path, worker).variable("v", value).publish();
        String scanned = sample.published("app/" + path);
        sample.index().publish();
        assertThat(sample.published("app/" + path)).isEqualTo(scanned);
        return scanned;
    }

    private String chunk() {
        return sample.hash(MD5_HEX, "app/" + CHUNK);
    }

    /** Each is a way in which a generator or a minifier writes the same entry. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{url:'assets/chunk-Abc12345.js',revision:null} | {url:'assets/chunk-Abc12345.js',revision:\"%s\"}",
                "{\"revision\":null,\"url\":\"assets/chunk-Abc12345.js\"} | {\"revision\":\"%s\",\"url\":\"assets/chunk-Abc12345.js\"}",
                "{ 'url' : './assets/chunk-Abc12345.js', 'revision' : null } | { 'url' : './assets/chunk-Abc12345.js', 'revision' : \"%s\" }",
                "{url:\"/app/assets/chunk-Abc12345.js\",revision:void 0} | {url:\"/app/assets/chunk-Abc12345.js\",revision:\"%s\"}",
                "{url:`assets/chunk-Abc12345.js`,revision:!1} | {url:`assets/chunk-Abc12345.js`,revision:\"%s\"}",
                "{integrity:'x',url:'/assets/chunk-Abc12345.js',revision:'1.4.0'} | {integrity:'x',url:'/assets/chunk-Abc12345.js',revision:'%s'}",
                "{url:'assets/chunk-Abc12345.js',revision:17} | {url:'assets/chunk-Abc12345.js',revision:\"%s\"}"
            })
    void anEntryOfAChangedFileGetsARevision(String entry, String expected) {
        String worker = published("sw.js", "p([{url:'assets/same-Abc12345.js',revision:null}," + entry + "],{})", "a");
        assertThat(worker)
                .isEqualTo("p([{url:'assets/same-Abc12345.js',revision:null}," + expected.formatted(chunk()) + "],{})");
    }

    @Test
    void anotherValueIsAnotherWorker() {
        String list = "p([{url:'" + CHUNK + "',revision:null}])";
        assertThat(published("sw.js", list, "a")).isNotEqualTo(published("sw.js", list, "b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "precacheAndRoute([%s'assets/same-Abc12345.js'])",
                "s.precache( [%s'assets/same-Abc12345.js'])",
                "self.__WB_MANIFEST=[%s'assets/same-Abc12345.js'];",
                "self.__precacheManifest = (self.__precacheManifest || []).concat([%s'assets/same-Abc12345.js']);",
                "p([{url:'assets/same-Abc12345.js',revision:null},%s'assets/same-Abc12345.js'])"
            })
    void aPlainNameInAListOfWorkboxBecomesAnEntry(String worker) {
        assertThat(published("precache.js", worker.formatted("'" + CHUNK + "',"), "a"))
                .isEqualTo(worker.formatted("{\"url\":\"" + CHUNK + "\",\"revision\":\"" + chunk() + "\"},"));
    }

    @Test
    void anArrayOfSomethingElseStaysAsItIs() {
        String script = "let revision=1,files=['" + CHUNK + "'];f(['" + CHUNK + "',g()])";
        assertThat(published("other.js", script, "a")).isEqualTo(script);
    }

    /** Written by hand, or SvelteKit's: its cache takes names and no revisions. */
    @Test
    void anyOtherWorkerThatNamesAChangedFileIsANewOne() {
        String worker = "const F=['/app/" + CHUNK + "'];self.addEventListener('install',e=>e.waitUntil(add(F)))";
        assertThat(published("service-worker.js", worker, "a")).isEqualTo(worker + "\n//" + chunk());
    }

    @Test
    void aWorkerThatNamesNoChangedFileStaysAsItIs() {
        String worker = "self.addEventListener('install',()=>add('assets/same-Abc12345.js'))";
        assertThat(published("sw.js", worker, "a")).isEqualTo(worker);
    }

    @Test
    void aRevisionThatIsAHashIsTheNewHash() {
        String old = sample.bundleHash(MD5_HEX, CHUNK);
        assertThat(published("sw.js", "p([{url:'" + CHUNK + "',revision:\"" + old + "\"}])", "a"))
                .isEqualTo("p([{url:'" + CHUNK + "',revision:\"" + chunk() + "\"}])");
    }

    /** The hashes of both could never be right. */
    @Test
    void twoListsThatNameEachOtherKeepNobodyFromPublishing() {
        sample.file("a.js", "p([{url:'b.js',revision:null},{url:'" + CHUNK + "',revision:null}])");
        assertThat(published("b.js", "p([{url:'a.js',revision:null}])", "x"))
                .contains(sample.hash(MD5_HEX, "app/a.js"));
        assertThat(sample.published("app/a.js")).contains("{url:'b.js',revision:null}", chunk());
    }

    @Test
    void aRevisionThatIsNoHashOfThePageChangesWithThePage() {
        sample.file("home.html", "<script>/*#{v}#*/</script>");
        assertThat(published("sw.js", "p([{url:'/app/home.html',revision:'0'}])", "a"))
                .contains(sample.hash(MD5_HEX, "app/home.html"));
    }
}
