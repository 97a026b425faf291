package io.slipway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.Browser;
import io.slipway.driver.Finished;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A host and a remote of webpack's Module Federation on two origins, each with values of its own: what the remote offers to others
 * keeps its values, as pages of others do not have them; what its own page alone runs may refer to the page.
 */
class FederationIT {

    @Test
    void aHostShowsTheRemotesPartWithTheRemotesValues() throws Exception {
        Path work = GeneratedApp.fresh("hoisted/federation");
        GeneratedApp.modules();
        Finished.in(
                        GeneratedApp.DIRECTORY,
                        List.of(
                                "env",
                                "OUTPUT=" + work,
                                "node_modules/.bin/webpack",
                                "-c",
                                "federation/webpack.config.cjs"))
                .expectSuccess();
        Path remote = work.resolve("remote");
        Path host = work.resolve("host");
        assertThat(InitProgram.run(Map.of(), "index", remote.toString(), "--app", "remote"))
                .contains("1 of 3 tokens in scripts hoisted", "another app, may load this script as well");
        assertThat(InitProgram.run(Map.of(), "index", host.toString(), "--app", "host"))
                .contains("2 of 2 tokens in scripts hoisted");

        try (var remoteServer = new StaticServer(publish(remote, Map.of("title", "the remote")))) {
            String origin = remoteServer.at("").toString();
            Path site = publish(host, Map.of("title", "the host", "remoteUrl", origin));
            try (var server = new StaticServer(site);
                    var browser = new Browser()) {
                browser.open(server.at("/"));
                assertThat(browser.text("host")).isEqualTo("host of the host");
                assertThat(browser.text("widget")).isEqualTo("widget of the remote");

                browser.open(remoteServer.at("/"));
                assertThat(browser.text("own")).isEqualTo("remote of the remote");
                assertThat(browser.text("widget")).isEqualTo("widget of the remote");
                assertThat(browser.errors()).isEmpty();
            }
        }
    }

    private static Path publish(Path bundle, Map<String, String> values) throws Exception {
        Path site = Path.of(bundle + "-volume", "html");
        Map<String, String> settings = new HashMap<>();
        values.forEach((name, value) -> settings.put("SLIPWAY_VAR_" + name, value));
        settings.put("SLIPWAY_BUNDLE", bundle.toString());
        settings.put("SLIPWAY_SITE", site.toString());
        InitProgram.run(settings);
        return site.toRealPath();
    }
}
