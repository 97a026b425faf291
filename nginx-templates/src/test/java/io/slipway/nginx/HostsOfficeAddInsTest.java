package io.slipway.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.nginx.server.Answer;
import io.slipway.nginx.server.RunningNginx;
import io.slipway.nginx.server.SiteFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("needs-program")
class HostsOfficeAddInsTest {

    @TempDir
    static Path root;

    static RunningNginx nginx;

    @BeforeAll
    static void start() {
        SiteFiles.of(root, "/addin/");
        nginx = RunningNginx.serving(root, NginxSite.office("/addin/"));
    }

    @AfterAll
    static void stop() {
        nginx.close();
    }

    @Test
    void officeMayFrameTheTaskPane() {
        Answer page = nginx.navigate("/addin/?_host_Info=Excel$Web$16.01$en-US$telemetry$isDialog$$0");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("X-Frame-Options")).isEmpty();
        assertThat(page.header("Cross-Origin-Opener-Policy")).isEmpty();
        assertThat(page.header("Content-Security-Policy"))
                .contains("frame-ancestors 'self' https://*.officeapps.live.com")
                .contains("script-src 'self' https://appsforoffice.microsoft.com");
    }

    @Test
    void officeMayShowTheIcons() {
        Answer icon = nginx.get("/addin/assets/icon-64.png");

        assertThat(icon.header("Content-Type")).isEqualTo("image/png");
        assertThat(icon.header("Cache-Control")).isEqualTo("public, max-age=86400");
        assertThat(icon.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
    }

    @Test
    void theManifestIsXmlThatIsAskedForAgain() {
        Answer manifest = nginx.get("/addin/manifest.xml");

        assertThat(manifest.header("Content-Type")).isEqualTo("application/xml; charset=utf-8");
        assertThat(manifest.header("Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void scriptsThatKeepTheHistoryAreFiles() {
        Answer cache = nginx.get("/addin/office-history-cache.js");
        Answer restore = nginx.get("/addin/office-history-restore.js");

        assertThat(cache.status()).isEqualTo(200);
        assertThat(cache.header("Content-Type")).isEqualTo("text/javascript; charset=utf-8");
        assertThat(cache.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(cache.text()).contains("history.pushState").contains("history.replaceState");
        assertThat(restore.text()).contains("Object.assign(history");
    }

    @Test
    void aScriptOfTheBundleWins(@TempDir Path other) {
        SiteFiles.of(other, "/addin/").write("/addin/office-history-restore.js", "own");
        try (RunningNginx withOwn = RunningNginx.serving(other, NginxSite.office("/addin/"))) {
            assertThat(withOwn.get("/addin/office-history-restore.js").text()).isEqualTo("own");
        }
    }
}
