package io.slipway.release.packaging;

import io.slipway.chart.SlipwayChart;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.semver4j.Semver;

/**
 * The chart that an app brings along: in place of Slipway's, or with Slipway's as a dependency.
 *
 * @param directory of it, as the descriptor's place and {@code chart.path} name it
 * @param name in its {@code Chart.yaml}
 * @param slipway the dependency on Slipway's chart, if it is one
 */
public record OwnChart(Path directory, String name, Optional<Dependency> slipway) {

    /**
     * A dependency on Slipway's chart.
     *
     * @param key below which its values stand: its alias, or its name
     * @param range of versions that are wanted; {@code *} when none is given
     */
    public record Dependency(String key, String range) {

        private static Dependency of(Map<?, ?> fields) {
            return new Dependency(text(fields, "alias", SlipwayChart.NAME), text(fields, "version", "*"));
        }

        private static String text(Map<?, ?> fields, String key, String otherwise) {
            return Optional.ofNullable(fields.get(key)).map(String::valueOf).orElse(otherwise);
        }

        /** Helm leaves a chart out without a word when its version is not in the range. */
        boolean takes(String version) {
            // Helm's "and" is a comma, or a space as here.
            return new Semver(version).satisfies(range.replace(',', ' '));
        }
    }

    /**
     * The chart at {@code chart.path}; empty when the descriptor leaves that to Slipway.
     *
     * @throws SlipwayException (usage) when the descriptor names a directory that holds no chart
     */
    public static Optional<OwnChart> of(Descriptor descriptor) {
        return descriptor.chart().path().map(path -> at(directory(descriptor, path), descriptor));
    }

    private static Path directory(Descriptor descriptor, String path) {
        return Optional.ofNullable(descriptor.file().getParent())
                .map(parent -> parent.resolve(path))
                .orElse(Path.of(path))
                .normalize();
    }

    private static OwnChart at(Path directory, Descriptor descriptor) {
        if (!ChartFile.exists(directory, directory.resolve("Chart.yaml"))) {
            throw SlipwayException.usage(Problem.of("chart.path names " + directory + ", which has no Chart.yaml in it")
                    .at(descriptor.file().toString())
                    .fix("name the directory of the app's chart, or leave chart.path out to take Slipway's"));
        }
        ChartMetadata metadata = ChartMetadata.read(directory);
        if (!metadata.hasName()) {
            throw new SlipwayException(ExitCode.USAGE, metadata.problems());
        }
        return new OwnChart(directory, metadata.name(), slipway(metadata));
    }

    private static Optional<Dependency> slipway(ChartMetadata metadata) {
        List<?> dependencies = metadata.fields().get("dependencies") instanceof List<?> list ? list : List.of();
        return dependencies.stream()
                .filter(Map.class::isInstance)
                .map(dependency -> (Map<?, ?>) dependency)
                .filter(dependency -> SlipwayChart.NAME.equals(dependency.get("name")))
                .map(Dependency::of)
                .findFirst();
    }

    /** Below which key Slipway's chart finds its values, when it is a dependency. */
    public Optional<String> slipwayKey() {
        return slipway.map(Dependency::key);
    }

    /**
     * What its {@code values.yaml} says; nothing where there is none.
     *
     * @throws SlipwayException (usage) when that is not a map in YAML
     */
    public Map<String, Object> values() {
        Path file = directory.resolve("values.yaml");
        return ChartFile.exists(directory, file) ? ValuesFile.read(file, "values.yaml of the chart") : Map.of();
    }

    /** Whether its author has put a version of Slipway's chart into it, which then counts. */
    boolean bringsSlipway() {
        String[] charts = directory.resolve("charts").toFile().list();
        return charts != null
                && Stream.of(charts)
                        .anyMatch(file ->
                                file.equals(SlipwayChart.NAME) || file.matches(SlipwayChart.NAME + "-[0-9].*\\.tgz"));
    }
}
