package io.slipway.release.packaging;

import io.slipway.chart.SlipwayChart;
import io.slipway.release.Problem;
import io.slipway.release.SlipwayException;
import io.slipway.release.descriptor.Descriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The chart that an app brings along: in place of Slipway's, or with Slipway's as a dependency.
 *
 * @param folder of it, as the descriptor's place and {@code chart.path} name it
 * @param name in its {@code Chart.yaml}
 * @param slipwayKey below which Slipway's chart finds its values, when it is a dependency: its alias, or its name
 */
public record OwnChart(Path folder, String name, Optional<String> slipwayKey) {

    /**
     * The chart at {@code chart.path}; empty when the descriptor leaves that to Slipway.
     *
     * @throws SlipwayException (usage) when the descriptor names a folder that holds no chart
     */
    public static Optional<OwnChart> of(Descriptor descriptor) {
        return descriptor.chart().path().map(path -> at(folder(descriptor, path), descriptor));
    }

    private static Path folder(Descriptor descriptor, String path) {
        return Optional.ofNullable(descriptor.file().getParent())
                .map(parent -> parent.resolve(path))
                .orElse(Path.of(path))
                .normalize();
    }

    private static OwnChart at(Path folder, Descriptor descriptor) {
        if (!Files.isRegularFile(folder.resolve("Chart.yaml"))) {
            throw SlipwayException.usage(Problem.of("chart.path names " + folder + ", which has no Chart.yaml in it")
                    .at(descriptor.file().toString())
                    .fix("name the folder of the app's chart, or leave chart.path out to take Slipway's"));
        }
        ChartMetadata metadata = ChartMetadata.read(folder);
        return new OwnChart(folder, metadata.name(), slipwayKey(metadata));
    }

    private static Optional<String> slipwayKey(ChartMetadata metadata) {
        return metadata.fields().get("dependencies") instanceof List<?> dependencies
                ? dependencies.stream()
                        .filter(dependency ->
                                dependency instanceof Map<?, ?> map && SlipwayChart.NAME.equals(map.get("name")))
                        .map(dependency -> ((Map<?, ?>) dependency).get("alias"))
                        .map(alias ->
                                Optional.ofNullable(alias).map(String::valueOf).orElse(SlipwayChart.NAME))
                        .findFirst()
                : Optional.empty();
    }

    /** Whether its author has put a version of Slipway's chart into it, which then counts. */
    boolean bringsSlipway() {
        Path charts = folder.resolve("charts");
        if (Files.isDirectory(charts.resolve(SlipwayChart.NAME))) {
            return true;
        }
        String[] archives = Optional.ofNullable(
                        charts.toFile().list((folder, file) -> file.matches(SlipwayChart.NAME + "-[0-9].*\\.tgz")))
                .orElse(new String[0]);
        return archives.length > 0;
    }
}
