package io.slipway.endtoend.load;

import io.slipway.driver.BackgroundProcess;
import io.slipway.driver.FreePort;
import io.slipway.driver.Programs;
import io.slipway.nginx.NginxSite;
import io.slipway.nginx.NginxTemplates;
import io.slipway.nginx.routing.Listen;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A site of ten files, published by the real publisher and served by the real nginx as rendered. Each file holds the
 * variable {@code version} {@value #TIMES} times.
 */
record ServedSite(Path directory, int port, BackgroundProcess nginx) implements AutoCloseable {
    static final int TIMES = 200;

    /** As root nginx would give its workers to another user, who may not read what is below a home directory. */
    private static final String USER = "root".equals(System.getProperty("user.name")) ? " user root;" : "";

    static ServedSite start(Path directory) throws Exception {
        writeBundle(Files.createDirectories(directory.resolve("bundle")));
        publish(directory, "version-a");
        int port = FreePort.take();
        Path run = Files.createDirectory(directory.resolve("run"));
        Path configuration = Files.writeString(
                directory.resolve("nginx.conf"),
                NginxTemplates.render(NginxSite.spa("/")
                        .listen(Listen.loopback(port))
                        .root(directory.resolve("volume/html").toString())
                        .runDirectory(run.toString())
                        .build()));
        BackgroundProcess nginx = BackgroundProcess.start(
                directory,
                "nginx",
                List.of(Programs.find("nginx").toString(), "-c", configuration.toString(), "-g", "daemon off;" + USER));
        nginx.await(() -> FreePort.answers(port));
        return new ServedSite(directory, port, nginx);
    }

    private static void writeBundle(Path bundle) throws IOException {
        Files.writeString(bundle.resolve("index.html"), "<!doctype html>\n" + "<p>#{version}#</p>\n".repeat(TIMES));
        for (String script : scripts()) {
            Files.writeString(
                    bundle.resolve(script), "globalThis.all = [\n" + "'#{version}#',\n".repeat(TIMES) + "];\n");
        }
    }

    private static List<String> scripts() {
        return List.of("0.js", "1.js", "2.js", "3.js", "4.js", "5.js", "6.js", "7.js", "8.js");
    }

    /** What a page load asks for: the page, then all that belongs to it. */
    static List<String> paths() {
        return Stream.concat(Stream.of("/"), scripts().stream().map("/"::concat))
                .toList();
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Publishes with another value, over the site that is being served. */
    void publish(String version) throws Exception {
        publish(directory, version);
    }

    /** What a pod does when its init container runs, or runs again. */
    private static void publish(Path directory, String version) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.slipway.initcontainer.SlipwayInit")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("publisher.log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "SLIPWAY_BUNDLE", directory.resolve("bundle").toString(),
                        "SLIPWAY_SITE", directory.resolve("volume/html").toString(),
                        "SLIPWAY_TERMINATION_LOG",
                                directory.resolve("termination-log").toString(),
                        "SLIPWAY_VAR_version", version));
        if (builder.start().waitFor() != 0) {
            throw new AssertionError(Files.readString(directory.resolve("publisher.log")));
        }
    }

    /** What nginx does when its configuration changed. */
    void reload() {
        nginx.signal("HUP");
    }

    /** The same; returns when the workers that served the site before have ended. */
    void reloadAndWait() {
        List<ProcessHandle> before = nginx.workers();
        reload();
        before.forEach(worker -> worker.onExit().join());
    }

    @Override
    public void close() {
        nginx.close();
    }
}
