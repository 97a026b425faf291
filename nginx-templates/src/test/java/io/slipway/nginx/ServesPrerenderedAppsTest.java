package io.slipway.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.nginx.server.RunningNginx;
import io.slipway.nginx.server.SiteFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** index.html is the home page, with its text in it; any other route that has no page of its own needs the app's empty page. */
@Tag("needs-program")
class ServesPrerenderedAppsTest {

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(strings = {"200.html", "index.csr.html"})
    void aRouteWithoutAPageGetsTheEmptyPage(String empty) {
        site(empty);
        try (RunningNginx nginx = RunningNginx.serving(root, NginxSite.spa("/shop/"))) {
            assertThat(nginx.navigate("/shop/").text()).isEqualTo("home");
            assertThat(nginx.navigate("/shop/orders/17").text()).isEqualTo("empty");
            assertThat(nginx.navigate("/shop/topics/node.js").text()).isEqualTo("empty");
            assertThat(nginx.navigate("/shop/users/.hidden").text()).isEqualTo("empty");
            assertThat(nginx.get("/shop/missing.js").status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/shop/about", "/shop/blog", "/shop/blog/", "/shop/blog/first"})
    void aPageOfItsOwnWins(String route) {
        site("200.html");
        try (RunningNginx nginx = RunningNginx.serving(root, NginxSite.spa("/shop/"))) {
            assertThat(nginx.navigate(route).text()).isEqualTo("page of its own");
            assertThat(nginx.navigate(route).header("Content-Type")).startsWith("text/html");
            assertThat(nginx.navigate(route).header("Content-Security-Policy")).contains("default-src");
        }
    }

    @Test
    void withoutAnEmptyPageIndexIsTheApp() {
        site("other.html");
        try (RunningNginx nginx = RunningNginx.serving(root, NginxSite.spa("/shop/"))) {
            assertThat(nginx.navigate("/shop/orders/17").text()).isEqualTo("home");
        }
    }

    private void site(String empty) {
        new SiteFiles(root)
                .write("/shop/index.html", "home")
                .write("/shop/" + empty, "empty")
                .write("/shop/about.html", "page of its own")
                .write("/shop/blog/index.html", "page of its own")
                .write("/shop/blog/first.html", "page of its own");
    }
}
