package io.slipway.release.revisions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;

/**
 * The chart that Helm keeps with a revision, as a directory again: the same templates, files, schema and own values. Only
 * sub-charts are not kept.
 */
public final class StoredChart {

    private StoredChart() {}

    public static Path write(StoredRevision revision, ReleaseTarget target, Path directory) {
        try {
            return write(revision.json().path("chart"), revision, target, directory);
        } catch (IOException | IllegalArgumentException e) {
            throw SlipwayException.failed(
                    Problem.of("the chart that Helm keeps with the release cannot be used: " + e.getMessage())
                            .at(target + ", revision " + revision.number())
                            .fix("name the package that was released there: --chart FILE"));
        }
    }

    private static Path write(JsonNode chart, StoredRevision revision, ReleaseTarget target, Path directory)
            throws IOException {
        JsonNode metadata = chart.path("metadata");
        String name = StoredName.ofChart(metadata.path("name").asText());
        if (!metadata.path("dependencies").isEmpty()) {
            throw SlipwayException.usage(Problem.of(
                            "the chart " + name
                                    + " has sub-charts, which Helm does not keep with a release, so it cannot be taken from there")
                    .at(target + ", revision " + revision.number())
                    .fix("name its package: --chart " + name + "-"
                            + metadata.path("version").asText() + ".tgz"));
        }
        Path written = directory.resolve(name);
        Files.createDirectories(written);
        Files.writeString(written.resolve("Chart.yaml"), revision.chartYaml());
        Files.writeString(written.resolve("values.yaml"), new ObjectMapper().writeValueAsString(chart.path("values")));
        if (!chart.path("schema").asText().isEmpty()) {
            Files.write(written.resolve("values.schema.json"), bytes(chart.path("schema")));
        }
        writeAll(chart.path("templates"), written);
        writeAll(chart.path("files"), written);
        return written;
    }

    private static void writeAll(JsonNode files, Path directory) throws IOException {
        for (JsonNode file : files) {
            Path path = directory.resolve(StoredName.ofFile(file.path("name").asText()));
            Files.createDirectories(path.getParent());
            // What is there already was written by us, or named twice: neither is to be replaced.
            Files.write(path, bytes(file.path("data")), StandardOpenOption.CREATE_NEW);
        }
    }

    private static byte[] bytes(JsonNode base64) {
        return Base64.getDecoder().decode(base64.asText());
    }
}
