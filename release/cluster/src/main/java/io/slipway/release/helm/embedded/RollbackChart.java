package io.slipway.release.helm.embedded;

import io.slipway.release.revisions.StoredRevision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A chart that renders to exactly what a stored revision put into the cluster, for a Helm that has no {@code rollback}.
 *
 * <p>Made of the stored manifests and not of the stored templates: sub-charts are not stored, and a template could render to
 * something else today. The manifests are files, not templates, so that nothing in them is taken for template code.
 */
final class RollbackChart {

    private RollbackChart() {}

    static Path write(StoredRevision revision, Path directory) {
        try {
            Path chart = directory.resolve("chart");
            Files.createDirectories(chart.resolve("templates"));
            Files.writeString(chart.resolve("Chart.yaml"), revision.chartYaml());
            Files.writeString(chart.resolve("manifests.yaml"), manifests(revision));
            Files.writeString(chart.resolve("templates/manifests.yaml"), "{{ .Files.Get \"manifests.yaml\" }}\n");
            if (!revision.notes().isBlank()) {
                Files.writeString(chart.resolve("notes.txt"), revision.notes());
                Files.writeString(chart.resolve("templates/NOTES.txt"), "{{ .Files.Get \"notes.txt\" }}\n");
            }
            return chart;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a chart to roll back with", e);
        }
    }

    private static String manifests(StoredRevision revision) {
        List<String> documents = new ArrayList<>();
        documents.add(revision.manifest());
        // Hooks are kept apart; their annotations make them hooks again.
        revision.hooks().forEach(hook -> documents.add(hook.path("manifest").asText()));
        return String.join("\n---\n", documents);
    }
}
