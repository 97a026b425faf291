package io.slipway.release.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A small chart for tests, written where a test wants it and bent as it wants. */
public final class FixtureChart {

    private final Path directory;

    private FixtureChart(Path directory) {
        this.directory = directory;
    }

    public static FixtureChart in(Path parent) {
        return new FixtureChart(parent.resolve("web"))
                .with("Chart.yaml", """
                        apiVersion: v2
                        name: web
                        description: A fixture.
                        icon: https://example.com/icon.svg
                        # The version of the chart.
                        version: 0.1.0
                        appVersion: "1.0"
                        """)
                .with("values.yaml", """
                        replicas: 1
                        greeting: hello
                        nested:
                          kept: from-chart
                        env: {}
                        """)
                .with("values.schema.json", """
                        {"type": "object", "properties": {"replicas": {"type": "integer"}}}
                        """)
                .with("templates/configmap.yaml", """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata:
                          name: {{ .Release.Name }}-web
                          namespace: {{ .Release.Namespace }}
                        data:
                          replicas: {{ .Values.replicas | quote }}
                          greeting: {{ .Values.greeting | quote }}
                          kept: {{ .Values.nested.kept | quote }}
                          kubernetes: {{ .Capabilities.KubeVersion.Version | quote }}
                        {{- range $name, $value := .Values.env }}
                          {{ $name }}: {{ $value | toJson }}
                        {{- end }}
                        """);
    }

    public FixtureChart with(String file, String text) {
        try {
            Path path = directory.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path directory() {
        return directory;
    }

    ChartRequest request(Map<String, Object> values) {
        return request(values, "1.31.0");
    }

    ChartRequest request(Map<String, Object> values, String kubeVersion) {
        return new ChartRequest(directory, values, "shop", "shop-dev", kubeVersion);
    }
}
