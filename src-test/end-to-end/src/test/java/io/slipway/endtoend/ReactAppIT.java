package io.slipway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.Browser;
import io.slipway.driver.Finished;
import io.slipway.driver.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A React app with Vite, from its bare source to a page with an environment's values: installed and built for real. */
class ReactAppIT {
    private static final Path SOURCE = Repository.ROOT.resolve("release/workbench/src/test/resources/projects/react");

    @Test
    void whatInitWritesIsEnoughToBuildAndServeIt() throws Exception {
        var directory = Repository.TARGET.resolve("examples/react");
        Finished.of("rm", "-rf", directory.toString()).expectSuccess();
        Files.createDirectories(directory.getParent());
        Finished.of("cp", "-r", SOURCE.toString(), directory.toString()).expectSuccess();
        var app = new StartedApp(directory);

        app.type("init");
        app.fillIn();
        app.type("check");
        try (var served = app.preview("preview", "--environment", "acceptance");
                var browser = new Browser()) {
            browser.open(served.page());
            assertThat(browser.text("api-url")).isEqualTo("https://api.acc.example.com");
            assertThat(browser.text("title")).isEqualTo("value of title");
            assertThat(browser.errors()).isEmpty();
        }
    }
}
