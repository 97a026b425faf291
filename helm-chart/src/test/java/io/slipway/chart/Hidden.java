package io.slipway.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code helm template} keeps to itself, made visible in a copy of the chart: the test hook and the notes. */
final class Hidden {

    private Hidden() {}

    /** All manifests, the pod of {@code helm test} among them as if it were no hook. */
    static Manifests withTestPod(Rendering rendering, Path directory) {
        Path chart = SlipwayChart.copyTo(directory.resolve("chart"));
        Path pod = chart.resolve("templates/tests/site.yaml");
        write(pod, read(pod).replace("    helm.sh/hook", "    was/hook"));
        return rendering.of(chart).manifests();
    }

    /** The notes that Helm prints after a release. */
    static String notes(Rendering rendering, Path directory) {
        Path chart = SlipwayChart.copyTo(directory.resolve("chart"));
        String notes = read(chart.resolve("templates/NOTES.txt"));
        write(chart.resolve("templates/_notes.tpl"), "{{ define \"notes\" }}" + notes + "{{ end }}");
        write(
                chart.resolve("templates/notes.yaml"),
                "kind: Notes\nmetadata: {name: notes}\ntext: {{ include \"notes\" . | quote }}\n");
        return (String) rendering.of(chart).one("Notes").get("text");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
