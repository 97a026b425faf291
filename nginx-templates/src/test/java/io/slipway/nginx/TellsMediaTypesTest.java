package io.slipway.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.nginx.delivery.MediaType;
import io.slipway.nginx.server.Answer;
import io.slipway.nginx.server.RunningNginx;
import io.slipway.nginx.server.SiteFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A browser plays, shows and runs a file only under the type that it expects, as nosniff forbids it to guess. */
@Tag("needs-program")
class TellsMediaTypesTest {

    private static final String CONTENT = "It was the best of times, it was the worst of times. ".repeat(100);

    @TempDir
    static Path root;

    static RunningNginx nginx;

    @BeforeAll
    static void start() {
        SiteFiles.of(root, "/").write("/.well-known/apple-app-site-association", "{}");
        nginx = RunningNginx.serving(root, NginxSite.spa("/").sourceMaps(true));
    }

    @AfterAll
    static void stop() {
        nginx.close();
    }

    @ParameterizedTest
    @CsvSource({
        "js, text/javascript; charset=utf-8, true",
        "mjs, text/javascript; charset=utf-8, true",
        "cjs, text/javascript; charset=utf-8, true",
        "css, text/css; charset=utf-8, true",
        "html, text/html; charset=utf-8, true",
        "map, application/json, true",
        "json, application/json, true",
        "wasm, application/wasm, true",
        "m4a, audio/mp4, false",
        "aac, audio/aac, false",
        "mp3, audio/mpeg, false",
        "flac, audio/x-flac, false",
        "opus, audio/ogg, false",
        "weba, audio/webm, false",
        "ogv, video/ogg, false",
        "mov, video/quicktime, false",
        "m3u8, application/vnd.apple.mpegurl, true",
        "ts, video/mp2t, false",
        "m4s, video/iso.segment, false",
        "mpd, application/dash+xml, true",
        "xhtml, application/xhtml+xml, true",
        "ics, text/calendar; charset=utf-8, true",
        "xlsx, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, false",
        "docx, application/vnd.openxmlformats-officedocument.wordprocessingml.document, false",
        "pptx, application/vnd.openxmlformats-officedocument.presentationml.presentation, false",
        "geojson, application/geo+json, true",
        "topojson, application/json, true",
        "gltf, model/gltf+json, true",
        "glb, model/gltf-binary, true",
        "usdz, model/vnd.usdz+zip, false",
        "jxl, image/jxl, false",
        "heic, image/heic, false",
        "svg, image/svg+xml, true",
        "ico, image/x-icon, true",
        "yaml, text/yaml; charset=utf-8, true",
        "tsv, text/tab-separated-values; charset=utf-8, true",
        "vcf, text/vcard; charset=utf-8, true",
        "kml, application/vnd.google-earth.kml+xml, true",
        "gpx, application/gpx+xml, true",
        "rtf, application/rtf, true",
        "tar, application/x-tar, true",
        "ttf, font/ttf, true",
        "woff2, font/woff2, false",
        "lottie, application/zip+dotlottie, false",
        "apk, application/vnd.android.package-archive, false",
        "unheard-of, application/octet-stream, false"
    })
    void eachFileHasItsTypeAndIsCompressedWhereThatHelps(String extension, String type, boolean compressed) {
        new SiteFiles(root).write("/a." + extension, CONTENT);

        Answer answer = nginx.get("/a." + extension, "Accept-Encoding: gzip");

        assertThat(answer.header("Content-Type")).isEqualTo(type);
        assertThat(answer.header("Content-Encoding")).isEqualTo(compressed ? "gzip" : "");
    }

    @Test
    void whatAppleAsksForIsJson() {
        assertThat(nginx.get("/.well-known/apple-app-site-association").header("Content-Type"))
                .isEqualTo("application/json");
    }

    @Test
    void eachExtensionHasOneType() {
        assertThat(MediaType.all().stream().flatMap(type -> type.extensions().stream()))
                .hasSizeGreaterThan(300)
                .doesNotHaveDuplicates()
                .allMatch(extension -> extension.matches("[a-z0-9]+"));
    }
}
