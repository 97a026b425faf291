package io.slipway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.slipway.driver.Browser;
import io.slipway.driver.DirectoryLock;
import io.slipway.driver.Finished;
import io.slipway.driver.Repository;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;

/** The Angular add-in, its values hoisted: after a release that changes one value its service worker fetches the page, and nothing else. */
class HoistedWorkerIT {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript",
            "css", "text/css",
            "json", "application/json",
            "png", "image/png");

    @Test
    void fetchesThePageAndItsManifestAlone() throws Exception {
        Path work = GeneratedApp.fresh("hoisted/worker");
        Path bundle = GeneratedApp.copy(example(), work.resolve("bundle"));
        assertThat(InitProgram.run(Map.of(), "index", bundle.toString(), "--app", "office-addin"))
                .contains("4 of 4 tokens in scripts hoisted");
        Path first = publish(bundle, work.resolve("first"), "https://api.example.com");
        Path second = publish(bundle, work.resolve("second"), "https://api-2.example.com");

        try (var server = new Switchable(first);
                var browser = new Browser()) {
            browser.open(server.page());
            assertThat(browser.text("api-url")).isEqualTo("https://api.example.com");
            String held = browser.serviceWorkerVersion();
            browser.awaitServiceWorkerHoldsTheApp();

            server.serve(second);
            browser.open(server.page());
            browser.awaitServiceWorkerVersionOtherThan(held);
            browser.awaitServiceWorkerHoldsTheApp();
            browser.reload();
            assertThat(browser.text("api-url")).isEqualTo("https://api-2.example.com");
            assertThat(browser.serviceWorkerState()).contains("Driver state: NORMAL");

            // The browser itself asks for the worker's script, to see whether there is a new one, and for icons.
            assertThat(server.asked())
                    .filteredOn(path -> !path.startsWith("/icons/"))
                    .containsAnyOf("/", "/index.html")
                    .isSubsetOf("/", "/index.html", "/ngsw.json", "/ngsw-worker.js");
            assertThat(browser.errors()).isEmpty();
        }
    }

    /** Built once for all runs on a machine, as building takes minutes. */
    private static Path example() {
        Path directory = Repository.TARGET.resolve("hoisted-example");
        Path bundle = directory.resolve("dist/office-addin/browser");
        if (!Files.exists(bundle.resolve("index.html"))) {
            DirectoryLock.in(
                    Repository.EXAMPLE,
                    () -> Finished.of("cp", "-r", Repository.EXAMPLE.toString(), directory.toString())
                            .expectSuccess());
            if (!Files.exists(directory.resolve("node_modules"))) {
                Finished.in(directory, List.of("npm", "ci")).expectSuccess();
            }
            Finished.in(directory, List.of("npm", "run", "build")).expectSuccess();
        }
        return bundle;
    }

    private static Path publish(Path bundle, Path volume, String apiUrl) throws Exception {
        Map<String, String> settings = new HashMap<>();
        for (String name : List.of("adUrl", "environment", "supportUrl", "addinId", "addinName", "host")) {
            settings.put("SLIPWAY_VAR_" + name, "https://" + name.toLowerCase(java.util.Locale.ROOT) + ".example.com");
        }
        settings.put("SLIPWAY_VAR_apiUrl", apiUrl);
        settings.put("SLIPWAY_BUNDLE", bundle.toString());
        settings.put("SLIPWAY_SITE", volume.resolve("html").toString());
        InitProgram.run(settings);
        return volume.resolve("html");
    }

    /** A server that can be given another site, and knows what was asked of it since. */
    private static final class Switchable implements AutoCloseable {
        private final HttpServer server;
        private final Set<String> asked = new ConcurrentSkipListSet<>();
        private volatile Path site;

        Switchable(Path site) throws Exception {
            this.site = site;
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                String path = exchange.getRequestURI().getPath();
                asked.add(path);
                Path file = this.site.resolve((path.endsWith("/") ? path + "index.html" : path).substring(1));
                boolean found = Files.isRegularFile(file);
                byte[] bytes = found ? Files.readAllBytes(file) : new byte[0];
                String name = file.toString();
                exchange.getResponseHeaders()
                        .set(
                                "Content-Type",
                                TYPES.getOrDefault(
                                        name.substring(name.lastIndexOf('.') + 1), "application/octet-stream"));
                exchange.getResponseHeaders().set("Cache-Control", "no-cache");
                exchange.sendResponseHeaders(found ? 200 : 404, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
            server.start();
        }

        void serve(Path other) {
            site = other;
            asked.clear();
        }

        Set<String> asked() {
            return asked;
        }

        URI page() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
