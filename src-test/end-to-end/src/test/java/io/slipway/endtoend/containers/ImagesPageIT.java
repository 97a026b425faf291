package io.slipway.endtoend.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.Finished;
import io.slipway.driver.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The commands and Dockerfiles of {@code docs/images.md}, as they stand there. */
class ImagesPageIT {
    private static final Path WORK = Repository.TARGET.resolve("images-page");

    @BeforeAll
    static void images() throws IOException {
        Images.example("prebuilt");
        Finished.of("rm", "-rf", WORK.toString()).expectSuccess();
        Files.createDirectories(WORK.resolve("bin"));
        // What the page calls docker.
        Finished.of("sh", "-c", "ln -s \"$(command -v podman)\" " + WORK.resolve("bin/docker"))
                .expectSuccess();
    }

    @Test
    void itsCommandsPublishTheExample() throws IOException {
        var commands = blocks("sh");
        assertThat(commands).hasSize(3);
        shell(String.join("\n", commands.subList(0, 2)));
        shell("cd " + WORK + "\n" + commands.get(2));
        assertThat(WORK.resolve("site/html/addin/manifest.xml"))
                .content()
                .contains("https://addin.acc.example.com/addin/icons/icon-32.png");
    }

    @Test
    void itsDockerfilesFitAnAppOfAnotherKind() throws IOException {
        var dockerfiles = blocks("dockerfile");
        assertThat(dockerfiles).hasSize(2);
        var app = app();
        for (var mode : List.of("prebuilt", "build")) {
            var image = "localhost/page:" + mode;
            Files.writeString(app.resolve("Dockerfile"), dockerfiles.get(mode.equals("build") ? 1 : 0));
            shell("docker build --tag " + image + " " + app);
            shell("mkdir " + app + "/" + mode + "-site && docker run --rm --user 0 --volume " + app + "/" + mode
                    + "-site:/site --env SLIPWAY_VAR_apiUrl=https://api.example.com --env SLIPWAY_BUILD_OUTPUT=dist"
                    + " --env SLIPWAY_TOKEN_FILES=src/environment.js " + image);
            assertThat(apiUrl(app.resolve(mode + "-site/html"))).isEqualTo("https://api.example.com");
        }
    }

    /** What a browser reads in the end: the values stand in the page, or in the script itself. */
    private static String apiUrl(Path site) {
        return Finished.of("node", "-e", """
                        const fs = require('fs'), vm = require('vm'), site = process.argv[1];
                        const page = fs.readFileSync(site + '/index.html', 'utf8'), context = vm.createContext({});
                        for (const inline of page.matchAll(/<script>([^]*?)<\\/script>/g)) vm.runInContext(inline[1], context);
                        vm.runInContext(fs.readFileSync(site + '/environment.js', 'utf8'), context);
                        console.log(context.apiUrl);
                        """, site.toString()).expectSuccess().strip();
    }

    /** A page and a script; its build copies them. */
    private static Path app() throws IOException {
        var app = Files.createDirectories(WORK.resolve("app"));
        Files.createDirectories(app.resolve("src"));
        Files.writeString(app.resolve("src/environment.js"), "apiUrl = '#{apiUrl}#';\n");
        Files.writeString(
                app.resolve("src/index.html"),
                "<!doctype html><html><head><title>App</title></head><body><script src=\"environment.js\"></script></body></html>");
        Files.writeString(
                app.resolve("package.json"),
                "{\"name\":\"app\",\"version\":\"1.0.0\",\"scripts\":{\"build\":\"mkdir -p dist && cp src/* dist/\"}}");
        Files.writeString(
                app.resolve("package-lock.json"),
                "{\"name\":\"app\",\"version\":\"1.0.0\",\"lockfileVersion\":3,\"packages\":{\"\":{\"name\":\"app\",\"version\":\"1.0.0\"}}}");
        return app;
    }

    private static void shell(String script) {
        Finished.of(
                        "src-test/end-to-end/containers/engine",
                        "bash",
                        "-c",
                        "set -eu\nPATH=" + WORK.resolve("bin") + ":$PATH\n" + script)
                .expectSuccess();
    }

    private static List<String> blocks(String language) throws IOException {
        var page = Files.readString(Repository.ROOT.resolve("docs/images.md"));
        return Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$")
                .matcher(page)
                .results()
                .map(block -> block.group(1))
                .toList();
    }
}
