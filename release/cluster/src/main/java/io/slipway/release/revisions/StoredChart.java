package io.slipway.release.revisions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/**
 * The chart that Helm keeps with a revision, as a directory again: the same templates, files, schema and own values. Only
 * sub-charts are not kept.
 */
public final class StoredChart {

    private StoredChart() {}

    public static Path write(StoredRevision revision, ReleaseTarget target, Path directory) {
        JsonNode chart = revision.json().path("chart");
        String name = chart.path("metadata").path("name").asText();
        if (!chart.path("metadata").path("dependencies").isEmpty()) {
            throw SlipwayException.usage(Problem.of(
                            "the chart " + name
                                    + " has sub-charts, which Helm does not keep with a release, so it cannot be taken from there")
                    .at(target + ", revision " + revision.number())
                    .fix("name its package: --chart " + name + "-"
                            + chart.path("metadata").path("version").asText() + ".tgz"));
        }
        Path folder = directory.resolve(name);
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("Chart.yaml"), revision.chartYaml());
            Files.writeString(
                    folder.resolve("values.yaml"), new ObjectMapper().writeValueAsString(chart.path("values")));
            if (!chart.path("schema").asText().isEmpty()) {
                Files.write(folder.resolve("values.schema.json"), bytes(chart.path("schema")));
            }
            writeAll(chart.path("templates"), folder);
            writeAll(chart.path("files"), folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the chart of " + target, e);
        }
    }

    private static void writeAll(JsonNode files, Path folder) throws IOException {
        for (JsonNode file : files) {
            Path path = folder.resolve(file.path("name").asText()).normalize();
            // Whoever can write to the cluster's Secrets must not write to this machine.
            if (path.startsWith(folder) && !path.equals(folder)) {
                Files.createDirectories(path.getParent());
                Files.write(path, bytes(file.path("data")));
            }
        }
    }

    private static byte[] bytes(JsonNode base64) {
        return Base64.getDecoder().decode(base64.asText());
    }
}
