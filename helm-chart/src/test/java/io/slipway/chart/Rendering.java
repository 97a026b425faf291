package io.slipway.chart;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One rendering of the chart by the real Helm: which values, which Kubernetes. Immutable; every {@code with} and
 * {@code set} gives a new one, later values winning over earlier ones as Helm has it.
 */
record Rendering(String name, String namespace, String kubeVersion, Path chart, List<Path> files, List<String> inline) {
    static final Path CHART = Path.of("").toAbsolutePath();
    /** The least that the chart can be rendered with. */
    static final String REQUIRED = "initContainer: {image: {repository: registry.example.com/office-addin}}";

    static Rendering bare() {
        return new Rendering("addin", "web", Kubernetes.NEWEST.version(), CHART, List.of(), List.of());
    }

    static Rendering ofRequiredValues() {
        return bare().with(REQUIRED);
    }

    /** Adds values, as YAML text. */
    Rendering with(String yaml) {
        return new Rendering(name, namespace, kubeVersion, chart, files, plus(inline, yaml));
    }

    /** Adds a preset of the chart; presets come before inline values, as a user's own file would. */
    Rendering withPreset(String preset) {
        Path file = CHART.resolve("presets").resolve(preset + ".yaml");
        return new Rendering(name, namespace, kubeVersion, chart, plus(files, file), inline);
    }

    Rendering of(Path otherChart) {
        return new Rendering(name, namespace, kubeVersion, otherChart, files, inline);
    }

    Rendering named(String release) {
        return new Rendering(release, namespace, kubeVersion, chart, files, inline);
    }

    Rendering on(Kubernetes kubernetes) {
        return new Rendering(name, namespace, kubernetes.version(), chart, files, inline);
    }

    /** The text that {@code helm template} prints; Helm's own message as an exception where it fails. */
    String text() {
        List<Path> temporary = new ArrayList<>();
        try {
            var command = new Helm(chart)
                    .template()
                    .withName(name)
                    .withNamespace(namespace)
                    .withKubeVersion(kubeVersion);
            files.forEach(command::withValuesFile);
            for (String yaml : inline) {
                Path file = Files.createTempFile("values", ".yaml");
                temporary.add(file);
                command.withValuesFile(Files.writeString(file, yaml));
            }
            String text = command.call();
            return text == null ? "" : text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            temporary.forEach(file -> file.toFile().delete());
        }
    }

    Manifests manifests() {
        return Manifests.parse(text());
    }

    Map<String, Object> one(String kind) {
        return manifests().one(kind);
    }

    private static <T> List<T> plus(List<T> list, T item) {
        List<T> longer = new ArrayList<>(list);
        longer.add(item);
        return List.copyOf(longer);
    }
}
