package io.slipway.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.nginx.delivery.Brotli;
import io.slipway.nginx.server.Answer;
import io.slipway.nginx.server.RunningNginx;
import io.slipway.nginx.server.SiteFiles;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("needs-program")
class CompressesTest {

    @TempDir
    static Path root;

    static RunningNginx nginx;

    @BeforeAll
    static void start() {
        SiteFiles.of(root, "/")
                .write("/packed.js", SiteFiles.SCRIPT)
                .write("/packed.js.gz", SiteFiles.gzip("console.log('packed');"))
                .write("/packed.js.br", "brotli")
                .write("/packed.js.map.gz", SiteFiles.gzip("{}"))
                .write("/alone.js", SiteFiles.SCRIPT)
                .write("/index.html.gz", SiteFiles.gzip(SiteFiles.INDEX));
        nginx = RunningNginx.serving(
                root,
                NginxSite.spa("/")
                        .brotli(Optional.of(Brotli.detect()
                                .orElseThrow(() -> new AssertionError(
                                        "nginx has no brotli module; fix: ./slipway doctor --fix --tests")))));
    }

    @AfterAll
    static void stop() {
        nginx.close();
    }

    @Test
    void twinsAreSentAsTheyAre() {
        Answer answer = nginx.get("/packed.js", "Accept-Encoding: gzip");

        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(answer.body()).isEqualTo(SiteFiles.gzip("console.log('packed');"));
        assertThat(answer.header("Content-Type")).isEqualTo("text/javascript; charset=utf-8");
        assertThat(answer.header("Vary")).isEqualTo("Accept-Encoding");
    }

    @Test
    void brotliTwinsComeFirst() {
        Answer answer = nginx.get("/packed.js", "Accept-Encoding: gzip, br");

        assertThat(answer.header("Content-Encoding")).isEqualTo("br");
        assertThat(answer.text()).isEqualTo("brotli");
        assertThat(answer.header("Vary")).isEqualTo("Accept-Encoding");
    }

    @Test
    void whoeverTakesNoCompressionGetsTheFileItselfAndIsToldThatItVaries() {
        Answer answer = nginx.get("/packed.js");

        assertThat(answer.header("Content-Encoding")).isEmpty();
        assertThat(answer.text()).isEqualTo(SiteFiles.SCRIPT);
        assertThat(answer.header("Vary")).isEqualTo("Accept-Encoding");
    }

    @Test
    void filesWithoutTwinAreCompressedWhileTheyAreSent() {
        Answer answer = nginx.get("/alone.js", "Accept-Encoding: gzip");

        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(answer.header("Vary")).isEqualTo("Accept-Encoding");
        assertThat(answer.bytesOnTheWire()).isLessThan(SiteFiles.SCRIPT.length() / 3);
    }

    @Test
    void proxiesInFrontDoNotSwitchCompressionOff() {
        assertThat(nginx.get("/packed.js", "Accept-Encoding: gzip", "Via: 1.1 Azure")
                        .header("Content-Encoding"))
                .isEqualTo("gzip");
    }

    @Test
    void thePageOfEveryRouteHasItsTwin() {
        assertThat(nginx.navigate("/settings", "Accept-Encoding: gzip").body())
                .isEqualTo(SiteFiles.gzip(SiteFiles.INDEX));
    }

    @Test
    void twinAndFileHaveTagsOfTheirOwnAndBothSaveASecondTransfer() {
        Answer plain = nginx.get("/packed.js");
        Answer packed = nginx.get("/packed.js", "Accept-Encoding: gzip");

        assertThat(packed.header("ETag")).isNotEqualTo(plain.header("ETag"));
        assertThat(nginx.get("/packed.js", "Accept-Encoding: gzip", "If-None-Match: " + packed.header("ETag"))
                        .status())
                .isEqualTo(304);
        assertThat(nginx.get("/packed.js", "Accept-Encoding: gzip", "If-None-Match: " + plain.header("ETag"))
                        .status())
                .isEqualTo(200);
        assertThat(nginx.get(
                                "/alone.js",
                                "Accept-Encoding: gzip",
                                "If-None-Match: W/" + nginx.get("/alone.js").header("ETag"))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void aTwinTellsNoMoreThanItsFile() {
        assertThat(nginx.get("/packed.js.map.gz").status()).isEqualTo(404);
    }
}
