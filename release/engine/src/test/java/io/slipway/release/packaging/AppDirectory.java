package io.slipway.release.packaging;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.DescriptorReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An app's directory for tests, written where a test wants it. */
public record AppDirectory(Path path) {

    private static final String DESCRIPTOR = """
            app: {name: shop, version: 1.4.0}
            image: {repository: registry.example.com/shop}
            environments:
              development: {host: shop.dev.example.com, presets: [ingress]}
              acceptance: {host: shop.acc.example.com, presets: [ingress]}
              production: {host: shop.example.com, presets: [ingress]}
            """;

    /** With three environments that can be released. */
    public static AppDirectory in(Path directory) {
        return new AppDirectory(directory).with("slipway.yaml", DESCRIPTOR);
    }

    public AppDirectory with(String file, String text) {
        try {
            Path target = path.resolve(file);
            Files.createDirectories(target.getParent());
            Files.writeString(target, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds lines to the descriptor. */
    public AppDirectory plus(String yaml) {
        return with("slipway.yaml", descriptorText() + yaml);
    }

    /** Replaces a text of the descriptor. */
    public AppDirectory but(String text, String other) {
        if (!descriptorText().contains(text)) {
            throw new IllegalArgumentException("not in the descriptor: " + text);
        }
        return with("slipway.yaml", descriptorText().replace(text, other));
    }

    /** Adds a chart of the app's own, in {@code deploy}, with these lines at the end of its Chart.yaml. */
    public AppDirectory withOwnChart(String chartYaml) {
        return plus("chart: {path: deploy}\n")
                .with("deploy/Chart.yaml", "apiVersion: v2\nname: web\nversion: 2.0.0\n" + chartYaml)
                .with("deploy/values.yaml", "greeting: hello\n")
                .with("deploy/templates/greeting.yaml", """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata:
                          name: greeting
                        data:
                          greeting: {{ .Values.greeting | quote }}
                        """);
    }

    public Descriptor descriptor() {
        return DescriptorReader.read(path);
    }

    private String descriptorText() {
        try {
            return Files.readString(path.resolve("slipway.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
