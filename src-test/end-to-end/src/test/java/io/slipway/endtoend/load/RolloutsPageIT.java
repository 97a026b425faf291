package io.slipway.endtoend.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.BackgroundProcess;
import io.slipway.driver.Browser;
import io.slipway.driver.FreePort;
import io.slipway.driver.Programs;
import io.slipway.driver.Repository;
import io.slipway.nginx.NginxSite;
import io.slipway.nginx.NginxTemplates;
import io.slipway.nginx.routing.Listen;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of docs/rollouts.md that offers a new version, in a browser and behind nginx as rendered. */
class RolloutsPageIT {
    private static final Pattern SCRIPT = Pattern.compile("(?s)`new-version\\.js`:\n\n```js\n(.*?)```");
    private static final String PAGE = """
            <!doctype html><title>app</title><input id="typed"><p id="offers"></p>
            <script type="module">
            import { onNewVersion } from './new-version.js';
            onNewVersion(release => document.getElementById('offers').append(release), 100);
            </script>
            """;

    @TempDir
    Path directory;

    @Test
    void offersTheNewReleaseOnceAndReloadsNothing() throws Exception {
        Path site = Files.createDirectories(directory.resolve("html"));
        Files.writeString(site.resolve("index.html"), PAGE);
        Files.writeString(site.resolve("new-version.js"), script());
        serves(site, "release-a");
        int port = FreePort.take();
        Path configuration = Files.writeString(
                directory.resolve("nginx.conf"),
                NginxTemplates.render(NginxSite.spa("/")
                        .listen(Listen.loopback(port))
                        .root(site.toString())
                        .runDirectory(directory.toString())
                        .policy(policy -> policy.reportingOnly())
                        .build()));
        String user = "root".equals(System.getProperty("user.name")) ? " user root;" : "";
        List<String> command =
                List.of(Programs.find("nginx").toString(), "-c", configuration.toString(), "-g", "daemon off;" + user);
        try (BackgroundProcess nginx = BackgroundProcess.start(directory, "nginx", command);
                Browser browser = new Browser()) {
            nginx.await(() -> FreePort.answers(port));
            browser.open(URI.create("http://127.0.0.1:" + port + "/"));
            browser.run("(document.getElementById('typed').value = 'a letter')");
            browser.run("new Promise(done => setTimeout(done, 1000))");
            browser.run("(() => { if (document.getElementById('offers').textContent) throw 'offered' })()");

            serves(site, "release-b");

            assertThat(browser.text("offers")).isEqualTo("release-b");
            browser.run("new Promise(done => setTimeout(done, 500))");
            assertThat(browser.text("offers")).isEqualTo("release-b");
            browser.run("(() => { if (document.getElementById('typed').value !== 'a letter') throw 'lost' })()");
        }
    }

    private static void serves(Path site, String release) throws IOException {
        Path own = Files.createDirectories(site.resolve(".slipway"));
        if (!Files.exists(own.resolve("release.map"))) { // nginx reads it when it starts
            Files.writeString(own.resolve("release.map"), "\"release\" \"" + release + "\";\n");
        }
        Files.writeString(own.resolve("release.json"), "{\"release\":\"" + release + "\"}\n");
    }

    private static String script() throws IOException {
        Matcher found = SCRIPT.matcher(Files.readString(Repository.ROOT.resolve("docs/rollouts.md")));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
