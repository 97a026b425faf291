package io.slipway.initcontainer.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerRoutesTest {
    @TempDir
    Path dist;

    @Test
    void routesThatTheBuildLeavesToAServerAreNamed() throws IOException {
        write("server/angular-app-manifest.mjs", """

                export default {
                  bootstrap: () => import('./main.server.mjs').then(m => m.default),
                  baseHref: '/',
                  routes: [
                  {
                    "renderMode": 2,
                    "route": "/"
                  },
                  {
                    "renderMode": 0,
                    "preload": [
                      "chunk-AAAA.js"
                    ],
                    "route": "/orders/*"
                  },
                  {
                    "renderMode": 1,
                    "route": "/desk"
                  },
                  {
                    "route": "/account",
                    "renderMode": 0
                  }
                ],
                };
                """);

        assertThat(ServerRoutes.warning(dist.resolve("browser"))).hasValueSatisfying(warning -> {
            assertThat(warning.what()).contains("leaves routes to a server").endsWith(": /account, /orders/*");
            assertThat(warning.at().orElseThrow()).endsWith("server/angular-app-manifest.mjs");
            assertThat(warning.fix().orElseThrow()).startsWith("write RenderMode.Client");
        });
    }

    @Test
    void eachLanguageHasItsOwn() throws IOException {
        write("server/nl/angular-app-manifest.mjs", "routes: [{\"renderMode\": 0, \"route\": \"/nl/account\"}]");

        assertThat(ServerRoutes.warning(dist.resolve("browser")))
                .hasValueSatisfying(warning -> assertThat(warning.what()).endsWith(": /nl/account"));
    }

    @Test
    void anAppWhoseRoutesAreAllFilesIsNotWarnedOf() throws IOException {
        write("server/angular-app-manifest.mjs", "routes: [{\"renderMode\": 2, \"route\": \"/\"}]");

        assertThat(ServerRoutes.warning(dist.resolve("browser"))).isEmpty();
        assertThat(ServerRoutes.warning(dist.resolve("server/browser"))).isEmpty();
    }

    private void write(String file, String text) throws IOException {
        Path path = dist.resolve(file);
        Files.createDirectories(path.getParent());
        Files.createDirectories(dist.resolve("browser"));
        Files.writeString(path, text);
    }
}
