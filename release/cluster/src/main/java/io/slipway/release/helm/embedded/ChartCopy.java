package io.slipway.release.helm.embedded;

import io.slipway.release.chartvalues.HelmYaml;
import io.slipway.release.chartvalues.ValueMaps;
import io.slipway.release.helm.ChartRequest;
import io.slipway.release.helm.PrivateDirectory;
import io.slipway.release.helm.ValuesText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A copy of a chart whose own values are already those that a release would get: embedded {@code lint} takes no others. */
final class ChartCopy {

    private ChartCopy() {}

    static Path withValues(ChartRequest request, PrivateDirectory directory) {
        // Lint wants the directory to be called as the chart is.
        Path copy = directory
                .path()
                .resolve(request.chart().toAbsolutePath().normalize().getFileName());
        try {
            copy(request.chart(), copy);
            Path values = copy.resolve("values.yaml");
            read(values).ifPresent(own -> write(values, ValueMaps.overChart(own, request.values())));
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy the chart " + request.chart(), e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from.toRealPath())) {
            for (Path file : files.sorted().toList()) {
                Path target = to.resolve(from.toRealPath().relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.copy(file, target);
                } else {
                    throw new IOException(file + " is a link, or neither a file nor a directory");
                }
            }
        }
    }

    /** Empty when it is no map or no YAML at all, so that Helm sees it as it is and says what is wrong with it. */
    private static Optional<Map<String, Object>> read(Path values) throws IOException {
        if (!Files.exists(values)) {
            return Optional.of(Map.of());
        }
        try {
            return HelmYaml.parse(Files.readString(values), "values.yaml");
        } catch (YamlEngineException | CharacterCodingException wrong) {
            return Optional.empty();
        }
    }

    private static void write(Path values, Map<String, Object> merged) {
        try {
            Files.write(values, ValuesText.of(merged).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + values, e);
        }
    }
}
