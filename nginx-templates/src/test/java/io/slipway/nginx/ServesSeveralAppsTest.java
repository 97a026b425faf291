package io.slipway.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.nginx.routing.Languages;
import io.slipway.nginx.server.RunningNginx;
import io.slipway.nginx.server.SiteFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Apps beside and below each other under one host. */
@Tag("needs-program")
class ServesSeveralAppsTest {

    @TempDir
    static Path root;

    static RunningNginx nginx;

    @BeforeAll
    static void start() {
        new SiteFiles(root)
                .write("/index.html", "root")
                .write("/portal/index.html", "portal")
                .write("/portal/main-ABCD2345.js", "script of portal")
                .write("/portal/admin/index.html", "admin")
                .write("/portal.x/index.html", "dotted")
                .write("/shop/en/index.html", "shop en")
                .write("/shop/nl/index.html", "shop nl");
        nginx = RunningNginx.serving(
                root,
                NginxSite.office("/shop/")
                        .languages(Optional.of(Languages.of("en", "nl")))
                        .apps(List.of("/", "/portal/", "/portal/admin/", "/portal.x/")));
    }

    @AfterAll
    static void stop() {
        nginx.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/, root",
        "/settings, root",
        "/portals, root",
        "/portal/, portal",
        "/portal/settings, portal",
        "/portal/administration, portal",
        "/portal/admin/, admin",
        "/portal/admin/users/7, admin",
        "/portal.x/a, dotted",
        "/portalyx/a, root",
        "/shop/nl/cart, shop nl"
    })
    void theDeepestAppAnswers(String path, String page) {
        assertThat(nginx.navigate(path).text()).isEqualTo(page);
    }

    @ParameterizedTest
    @CsvSource({"/portal?x=1, /portal/?x=1", "/portal/admin, /portal/admin/", "/shop/?x=1, /shop/nl/?x=1"})
    void redirectsStayWithTheirApp(String path, String location) {
        assertThat(nginx.navigate(path, "Accept-Language: nl").header("Location"))
                .isEqualTo(location);
    }

    @Test
    void filesOfOneAppAreNotThoseOfAnother() {
        assertThat(nginx.get("/portal/main-ABCD2345.js").text()).isEqualTo("script of portal");
        assertThat(nginx.get("/main-ABCD2345.js").status()).isEqualTo(404);
        assertThat(nginx.get("/portal/admin/main-ABCD2345.js").status()).isEqualTo(404);
    }

    @Test
    void eachHasTheScriptsThatKeepTheHistory() {
        for (String app : List.of("/", "/portal/", "/portal/admin/", "/shop/")) {
            assertThat(nginx.get(app + "office-history-cache.js").status())
                    .as(app)
                    .isEqualTo(200);
        }
    }
}
