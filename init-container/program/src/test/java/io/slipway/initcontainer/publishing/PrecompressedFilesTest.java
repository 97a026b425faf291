package io.slipway.initcontainer.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.initcontainer.hashes.HashForm;
import io.slipway.initcontainer.settings.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrecompressedFilesTest {
    private static final String LONG = "let a = 'long enough';\n".repeat(100);

    @TempDir
    Path directory;

    private Sample sample;

    @BeforeEach
    void makeBundle() {
        sample = new Sample(directory).file("a.js", LONG).variable("v", "value");
    }

    @Test
    void theIndexWritesATwinThatPodsCopy() throws IOException {
        sample.index();
        byte[] gzip = Files.readAllBytes(sample.bundle().resolve("a.js.gz"));
        sample.publish();
        assertThat(PublishBundleTest.gunzip(gzip)).isEqualTo(LONG);
        assertThat(sample.publishedBytes("a.js.gz")).isEqualTo(gzip).hasSizeLessThan(LONG.length() / 5);
    }

    @Test
    void thePrecompressedFileOfAFileWithTokensHoldsTheirValuesAndIsNoPartOfTheImage() throws IOException {
        sample.file("b.js", LONG + "'#{v}#'")
                .file("index.html", Sample.PAGE + "<!-- " + LONG + " -->")
                .set(Setting.BASE_PATH, "/addin/")
                .index()
                .publish();
        assertThat(sample.bundle().resolve("b.js.gz")).doesNotExist();
        assertThat(sample.bundle().resolve("index.html.gz")).doesNotExist();
        assertThat(PublishBundleTest.gunzip(sample.publishedBytes("addin/b.js.gz")))
                .isEqualTo(LONG + "'value'");
        assertThat(PublishBundleTest.gunzip(sample.publishedBytes("addin/index.html.gz")))
                .contains("<base href=\"/addin/\">");
        assertThat(sample.published(".slipway/revalidate.map"))
                .contains("b.js.gz", "index.html.gz")
                .doesNotContain("a.js");
    }

    @Test
    void aSiteIsTheSameByteForByteWithAndWithoutAnIndexAndEachTime() {
        sample.file("b.js", LONG + "'#{v}#'").file("deep/c.json", "[" + "1, ".repeat(999) + "1]");
        sample.publish();
        Map<String, String> scanned = site();
        sample.publish();
        assertThat(site()).isEqualTo(scanned);
        sample.index().publish();
        assertThat(site()).isEqualTo(scanned).containsKeys("a.js.gz", "b.js.gz", "deep/c.json.gz");
    }

    @Test
    void aGzipFileIsWrittenWhereItIsWorthIt() {
        byte[] random = new byte[5000];
        new Random(1).nextBytes(random);
        sample.file("short.js", "let a")
                .file("a.png", LONG)
                .file("a.js.map", "{\"x\":\"" + "y".repeat(2000) + "\"}")
                .file("random.wasm", random)
                .file("random.txt", random)
                .file("font.TTF", new byte[5000]);
        sample.publish();
        assertThat(site().keySet()).filteredOn(path -> path.endsWith(".gz")).containsExactly("a.js.gz", "font.TTF.gz");
        sample.index().publish();
        assertThat(site().keySet()).filteredOn(path -> path.endsWith(".gz")).containsExactly("a.js.gz", "font.TTF.gz");
    }

    @Test
    void aPrecompressedFileThatIsThereIsKeptIfItHoldsTheFile() throws IOException {
        byte[] ofAnotherHand = PublishBundleTest.gzip(LONG);
        sample.file("a.js.gz", ofAnotherHand)
                .file("b.js", LONG + "b")
                .file("b.js.gz", PublishBundleTest.gzip("an earlier build"))
                .file("c.js", LONG + "c")
                .file("c.js.gz", "no gzip at all")
                .index()
                .publish();
        assertThat(sample.publishedBytes("a.js.gz")).isEqualTo(ofAnotherHand);
        assertThat(PublishBundleTest.gunzip(sample.publishedBytes("b.js.gz"))).isEqualTo(LONG + "b");
        assertThat(PublishBundleTest.gunzip(sample.publishedBytes("c.js.gz"))).isEqualTo(LONG + "c");
    }

    /** Small ones and those of other kinds too: nginx sends whatever stands there. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPrecompressedFileThatAnEarlierBuildLeftIsNeverPublished(boolean indexed) throws IOException {
        byte[] other = PublishBundleTest.gzip("same size");
        sample.file("short.js", "let b = 1")
                .file("short.js.gz", PublishBundleTest.gzip("let a = 1"))
                .file("a.js.map", "{\"new\":1}")
                .file("a.js.map.gz", PublishBundleTest.gzip("{\"old\":1}"))
                .file("b.bin", "bin")
                .file("b.bin.gz", "damaged")
                .file("c.js", LONG)
                .file("c.js.gz", PublishBundleTest.gzip(LONG + LONG))
                .file("lone.gz", other);
        if (indexed) {
            sample.index();
        }
        sample.publish();
        assertThat(PublishBundleTest.gunzip(sample.publishedBytes("short.js.gz")))
                .isEqualTo("let b = 1");
        assertThat(PublishBundleTest.gunzip(sample.publishedBytes("a.js.map.gz")))
                .isEqualTo("{\"new\":1}");
        assertThat(PublishBundleTest.gunzip(sample.publishedBytes("b.bin.gz"))).isEqualTo("bin");
        assertThat(PublishBundleTest.gunzip(sample.publishedBytes("c.js.gz"))).isEqualTo(LONG);
        assertThat(sample.publishedBytes("lone.gz")).isEqualTo(other);
    }

    @Test
    void whatNamesTheHashOfAnOldPrecompressedFileNamesThatOfTheNewOne() throws IOException {
        sample.file("short.js", "let b = 1").file("short.js.gz", PublishBundleTest.gzip("let a = 1"));
        sample.file(
                        "ngsw.json",
                        "{\"hashTable\":{\"/short.js.gz\":\"" + sample.bundleHash(HashForm.SHA1_HEX, "short.js.gz")
                                + "\"}}")
                .index()
                .publish();
        assertThat(PublishBundleTest.gunzip(sample.publishedBytes("short.js.gz")))
                .isEqualTo("let b = 1");
        assertThat(sample.published("ngsw.json")).contains(sample.hash(HashForm.SHA1_HEX, "short.js.gz"));
    }

    @Test
    void indexingTwiceComesToTheSame() {
        sample.file("b.js", LONG + "'#{v}#'").index().publish();
        Map<String, String> once = site();
        sample.index().publish();
        assertThat(site()).isEqualTo(once);
    }

    @Test
    void noneIsMadeWhereNobodyWantsThem() {
        sample.set(Setting.GZIP, "false").publish();
        assertThat(sample.site().resolve("a.js.gz")).doesNotExist();
    }

    /** Each file's time and bytes. */
    private Map<String, String> site() {
        Map<String, String> files = new TreeMap<>();
        try {
            Path root = sample.site().toRealPath();
            try (Stream<Path> paths = Files.walk(root)) {
                for (Path path : paths.filter(Files::isRegularFile).toList()) {
                    files.put(
                            root.relativize(path).toString(),
                            Files.getLastModifiedTime(path)
                                    + java.util.HexFormat.of().formatHex(Files.readAllBytes(path)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
