package io.slipway.chart;

import static io.slipway.chart.Manifests.at;
import static io.slipway.chart.Manifests.listAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chart's own nginx.conf, served by a real nginx: what a pod does when the values bring no configuration. */
@Tag("needs-program")
class DefaultNginxTest {
    @TempDir
    private Path directory;

    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/addin/"})
    void servesTheAppBelowItsBasePath(String basePath) throws Exception {
        Path app = Files.createDirectories(directory.resolve("html" + basePath));
        Files.writeString(app.resolve("index.html"), "<html>app</html>");
        Files.writeString(app.resolve("main.js"), "run()");
        Files.createDirectories(directory.resolve("html/.slipway"));
        Files.writeString(directory.resolve("html/.slipway/revalidate.map"), "");
        Process nginx = start("app: {basePath: " + basePath + "}");
        try {
            assertThat(get("/healthz").statusCode()).isEqualTo(200);
            assertThat(get(basePath).body()).contains("app");
            assertThat(get(basePath + "a/route/of/the/app").body()).contains("app");
            assertThat(get(basePath + "main.js").headers().firstValue("content-type"))
                    .hasValueSatisfying(type -> assertThat(type).contains("javascript"));
            assertThat(get(basePath + "missing.js").statusCode()).isEqualTo(404);
            assertThat(get("/.slipway/revalidate.map").statusCode()).isEqualTo(404);
        } finally {
            nginx.destroy();
            nginx.waitFor();
        }
    }

    @Test
    void leadsFromTheBasePathWithoutSlashToTheApp() throws Exception {
        Files.createDirectories(directory.resolve("html"));
        Process nginx = start("app: {basePath: /addin/}");
        try {
            HttpResponse<String> redirect = get("/addin");
            assertThat(redirect.statusCode()).isEqualTo(308);
            assertThat(redirect.headers().firstValue("location")).contains("/addin/");
        } finally {
            nginx.destroy();
            nginx.waitFor();
        }
    }

    @Test
    void helmTestTellsAnAppThatIsServedFromOneThatIsNot() throws Exception {
        Path app = Files.createDirectories(directory.resolve("html/addin"));
        Files.writeString(app.resolve("index.html"), "<!doctype html><title>app</title>");
        Process nginx = start("app: {basePath: /addin/}");
        try {
            assertThat(helmTest("app: {basePath: /addin/}"))
                    .isEqualTo("0: http://127.0.0.1:" + port + "/addin/ is served");
            assertThat(helmTest("app: {basePath: /other/}")).startsWith("1: ").endsWith("/other/ does not answer 200");
            assertThat(helmTest("tests: {page: false}")).startsWith("0: ").endsWith("/healthz is served");
            Files.writeString(app.resolve("index.html"), "nothing");
            assertThat(helmTest("app: {basePath: /addin/}")).startsWith("1: ").endsWith("is not the app's page");
        } finally {
            nginx.destroy();
            nginx.waitFor();
        }
    }

    /** Runs the script of the test pod here; its exit code and last line. */
    private String helmTest(String values) throws Exception {
        Path copy = Files.createTempDirectory(directory, "helm-test");
        Object pod = Hidden.withTestPod(Rendering.ofRequiredValues().with(values), copy)
                .one("Pod");
        ProcessBuilder script = new ProcessBuilder(((List<?>) at(pod, "spec", "containers", 0, "command"))
                .stream().map(String::valueOf).toList());
        listAt(pod, "spec", "containers", 0, "env")
                .forEach(it -> script.environment().put((String) it.get("name"), (String) it.get("value")));
        script.environment().put("SITE", "http://127.0.0.1:" + port);
        Process process = script.redirectErrorStream(true).start();
        List<String> lines = process.inputReader().lines().toList();
        return process.waitFor() + ": " + lines.get(lines.size() - 1);
    }

    private Process start(String values) throws Exception {
        port = freePort();
        String config = (String) at(Rendering.ofRequiredValues().with(values).one("ConfigMap"), "data", "nginx.conf");
        Path file = directory.resolve("nginx.conf");
        Files.writeString(
                file,
                // The temporary directory first: the others may lie below it.
                config.replace("/tmp/", directory + "/")
                        .replace("/site/html", directory.resolve("html").toString())
                        .replace("/dev/stdout", directory.resolve("access.log").toString())
                        .replace("error_log stderr", "error_log " + directory.resolve("error.log"))
                        .replace("listen 8080", "listen 127.0.0.1:" + port));
        Process nginx;
        try {
            nginx = new ProcessBuilder(
                            "nginx",
                            "-p",
                            directory.toString(),
                            "-c",
                            file.toString(),
                            "-g",
                            "daemon off; master_process off;")
                    .inheritIO()
                    .start();
        } catch (IOException e) {
            return fail("nginx is missing: ./slipway doctor --fix --tests installs it", e);
        }
        while (nginx.isAlive()) {
            try {
                get("/healthz");
                return nginx;
            } catch (ConnectException e) {
                Thread.sleep(20);
            }
        }
        return fail("nginx ended with exit code " + nginx.exitValue() + ":\n"
                + Files.readString(directory.resolve("error.log")));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
