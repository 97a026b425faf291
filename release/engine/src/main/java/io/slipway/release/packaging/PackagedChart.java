package io.slipway.release.packaging;

import io.slipway.initcontainer.hashes.Sha256;
import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A chart that was packaged before, by Slipway or by Helm.
 *
 * @param sha256 of the file, in lower-case hexadecimal digits
 */
public record PackagedChart(Path file, String name, String version, String appVersion, String sha256) {

    private static final int LARGEST_METADATA = 1 << 20;

    /** @throws SlipwayException (usage) when the file is no packaged chart */
    public static PackagedChart read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw refused(file, "the file does not exist", null);
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            String digest = Sha256.of(bytes);
            if (new Load(LoadSettings.builder().build()).loadFromString(metadata(bytes))
                    instanceof java.util.Map<?, ?> fields) {
                return new PackagedChart(
                        file,
                        String.valueOf(fields.get("name")),
                        String.valueOf(fields.get("version")),
                        fields.get("appVersion") == null ? "" : String.valueOf(fields.get("appVersion")),
                        digest);
            }
            throw refused(file, "its Chart.yaml is not a map", null);
        } catch (IOException | YamlEngineException e) {
            throw refused(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static String metadata(byte[] bytes) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new GzipCompressorInputStream((InputStream) new ByteArrayInputStream(bytes)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                // That of the chart itself, not of a chart within it.
                if (entry.getName().matches("(?:\\./)?[^/]+/Chart\\.yaml")) {
                    return new String(tar.readNBytes(LARGEST_METADATA), StandardCharsets.UTF_8);
                }
            }
        }
        throw new IOException("it has no Chart.yaml");
    }

    private static SlipwayException refused(Path file, String why, Throwable cause) {
        Problem problem = Problem.of("not a packaged chart: " + why)
                .at(file.toString())
                .fix("name a .tgz that slipway package or helm package wrote");
        return new SlipwayException(ExitCode.USAGE, List.of(problem), cause);
    }
}
