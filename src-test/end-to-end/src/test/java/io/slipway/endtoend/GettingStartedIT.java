package io.slipway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.Browser;
import io.slipway.driver.Repository;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/getting-started.md}, typed from top to bottom in a real Angular app that has never heard of Slipway. */
class GettingStartedIT {
    private static final Pattern BLOCK = Pattern.compile("(?s)```sh\n(.*?)```");

    @Test
    void theAppRunsWithItsEnvironmentsValuesInTheEnd() throws Exception {
        var example = ExampleCopy.named("getting-started");
        for (var file : List.of("slipway.yaml", "Dockerfile", ".dockerignore", "Jenkinsfile")) {
            Files.deleteIfExists(example.directory().resolve(file));
        }
        var app = new StartedApp(example.directory());
        for (var command : commands()) {
            var words = command.replaceFirst(" --port \\d+", "")
                    .substring("slipway ".length())
                    .split(" ");
            if (words[0].equals("preview")) {
                shows(app, words, words[2]);
            } else {
                app.type(words);
            }
            if (words[0].equals("init")) {
                app.fillIn();
            }
        }
        assertThat(example.directory().resolve("Dockerfile")).exists();
    }

    private static void shows(StartedApp app, String[] words, String environment) throws Exception {
        try (var served = app.preview(words);
                var browser = new Browser()) {
            browser.open(served.page());
            assertThat(browser.text("environment-name")).isEqualTo(environment);
            assertThat(browser.text("api-url"))
                    .isEqualTo("https://api." + environment.substring(0, 3) + ".example.com");
            assertThat(browser.errors()).isEmpty();
            isTheManifestOfTheSite(app, served, environment);
        }
    }

    /** What a person gives to Office is what the site serves, byte for byte. */
    private static void isTheManifestOfTheSite(StartedApp app, StartedApp.Served served, String environment)
            throws Exception {
        app.type("manifest", "--environment", environment, "--to", "made.xml");
        var response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(served.page().resolve("manifest.xml"))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(Files.readAllBytes(app.directory().resolve("made.xml")));
    }

    private static List<String> commands() throws Exception {
        var page = Files.readString(Repository.ROOT.resolve("docs/getting-started.md"));
        return BLOCK.matcher(page)
                .results()
                .flatMap(block -> block.group(1).lines())
                .toList();
    }
}
