package io.slipway.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.nginx.server.Answer;
import io.slipway.nginx.server.RunningNginx;
import io.slipway.nginx.server.SiteFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("needs-program")
class NamesItsReleaseTest {

    @TempDir
    Path root;

    @Test
    void pagesAndTheReleasesFileSayWhichReleaseIsServed() {
        SiteFiles.of(root, "/app/")
                .write("/.slipway/release.map", "\"release\" \"3f2a91c0d4\";\n")
                .write("/.slipway/release.json", "{\"release\":\"3f2a91c0d4\"}\n");
        try (RunningNginx nginx = RunningNginx.serving(root, NginxSite.spa("/app/"))) {
            Answer page = nginx.navigate("/app/some/page");
            assertThat(page.header("Server-Timing")).isEqualTo("slipway;desc=\"3f2a91c0d4\"");
            assertThat(nginx.get("/app/index.html", "If-None-Match: " + page.header("ETag"))
                            .header("Server-Timing"))
                    .isEqualTo("slipway;desc=\"3f2a91c0d4\"");
            assertThat(nginx.get("/app/main-ABCD2345.js").header("Server-Timing"))
                    .isEmpty();

            Answer release = nginx.get("/app/.slipway/release.json");
            assertThat(release.text()).isEqualTo("{\"release\":\"3f2a91c0d4\"}\n");
            assertThat(release.header("Content-Type")).isEqualTo("application/json");
            assertThat(release.header("Cache-Control")).isEqualTo("no-cache");
        }
    }

    @Test
    void aSiteThatNamesNoneSaysNothing() {
        SiteFiles.of(root, "/app/");
        try (RunningNginx nginx = RunningNginx.serving(root, NginxSite.spa("/app/"))) {
            assertThat(nginx.navigate("/app/").header("Server-Timing")).isEmpty();
            assertThat(nginx.get("/app/.slipway/release.json").status()).isEqualTo(404);
        }
    }
}
