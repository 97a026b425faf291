package io.slipway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.FreePort;
import io.slipway.driver.SlipwayCommand;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home such as /root is its owner's alone, and the app's checkout may lie in it. */
class PreviewInPrivateDirectoryIT {

    @TempDir
    Path directory;

    @Test
    void servesFromADirectoryThatOnlyItsOwnerMayEnter() throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(directory.resolve("index.html"), "<!doctype html><title>#{name}#</title>");
        Files.writeString(directory.resolve("slipway.yaml"), """
                app:
                  name: private
                  version: 1.0.0
                  build:
                    install: "true"
                    command: mkdir -p dist && cp index.html dist
                  tokens:
                    files: index.html
                image:
                  repository: registry.example.com/private
                environments:
                  development:
                    host: private.example.com
                    variables:
                      name: Mine
                """);
        int port = FreePort.take();
        try (var command = SlipwayCommand.start(
                "preview", directory.toString(), "--environment", "development", "--port", Integer.toString(port))) {
            command.awaitOutput(Pattern.compile("http://127\\.0\\.0\\.1:\\d+/"));

            var answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("<title>Mine</title>");
        }
    }
}
