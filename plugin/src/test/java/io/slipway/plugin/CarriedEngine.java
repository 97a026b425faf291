package io.slipway.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.jar.JarFile;

/** The slipway that the plugin carries, for tests that run it or read the contracts in it. */
public final class CarriedEngine {

    private CarriedEngine() {}

    public static Path jar() {
        try {
            return Path.of(CarriedEngine.class
                    .getResource("/io/slipway/plugin/engine/slipway.jar")
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A file of that jar, such as {@code report.schema.json}, wherever in it that stands. */
    public static String file(String name) throws IOException {
        try (JarFile jar = new JarFile(jar().toFile())) {
            var entry = jar.stream()
                    .filter(one -> one.getName().endsWith("/" + name))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no " + name + " in " + jar.getName()));
            try (InputStream in = jar.getInputStream(entry)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
