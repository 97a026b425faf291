package io.slipway.release.values;

import io.slipway.chart.SlipwayChart;
import io.slipway.nginx.edge.Edge;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.descriptor.NamedPresets;
import io.slipway.release.descriptor.NearestWord;
import io.slipway.release.packaging.ChartFile;
import io.slipway.release.packaging.OwnChart;
import io.slipway.release.packaging.ValuesFile;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A file of values that comes with a chart, {@code presets/<name>.yaml}, and is laid over the chart's own values.
 *
 * @param ofSlipway whether it is one of Slipway's chart, and not of an app's own
 * @param values in it
 */
public record Preset(String name, boolean ofSlipway, Map<String, Object> values) {

    private static final String WHAT = "the preset";
    private static final String DIRECTORY = "presets";
    private static final String YAML = ".yaml";

    /**
     * Those of an environment in the order in which they are laid over each other: what it names, then what belongs to the
     * descriptor's edge.
     *
     * @throws SlipwayException (usage) when one is not there
     */
    public static List<Preset> of(Descriptor descriptor, Environment environment) {
        Optional<OwnChart> own = OwnChart.of(descriptor);
        Set<String> names = new LinkedHashSet<>(environment.presets().names());
        if (own.isEmpty() || own.get().slipwayKey().isPresent()) {
            ofEdge(descriptor.edge()).ifPresent(names::add);
        }
        List<Preset> presets = new ArrayList<>();
        for (String name : names) {
            presets.add(find(name, own)
                    .orElseThrow(() -> SlipwayException.usage(unknown(name, own, descriptor, environment.presets()))));
        }
        return presets;
    }

    /** An edge that is routed to as any other proxy is has none: what routes is the environment's to name. */
    private static Optional<String> ofEdge(Edge edge) {
        return switch (edge.kind()) {
            case FRONT_DOOR -> Optional.of("azure-front-door");
            case CLOUDFLARE -> Optional.of("cloudflare");
            case NONE, PROXY -> Optional.empty();
        };
    }

    private static Optional<Preset> find(String name, Optional<OwnChart> own) {
        Optional<Path> file = own.filter(chart -> name.matches("[A-Za-z0-9._-]+"))
                .map(OwnChart::directory)
                .filter(chart -> ChartFile.exists(chart, file(chart, name)))
                .map(chart -> file(chart, name));
        if (file.isPresent()) {
            return Optional.of(new Preset(name, false, ValuesFile.read(file.get(), WHAT)));
        }
        return own.isPresent() && own.get().slipwayKey().isEmpty()
                ? Optional.empty()
                : SlipwayChart.preset(name).map(text -> new Preset(name, true, ValuesFile.parse(text, name, WHAT)));
    }

    private static Path file(Path chart, String name) {
        return chart.resolve(DIRECTORY).resolve(name + YAML);
    }

    private static Problem unknown(String name, Optional<OwnChart> own, Descriptor descriptor, NamedPresets named) {
        Set<String> known = new TreeSet<>();
        own.ifPresent(chart -> known.addAll(names(chart.directory().resolve(DIRECTORY))));
        if (own.isEmpty() || own.get().slipwayKey().isPresent()) {
            known.addAll(SlipwayChart.presets());
        }
        String there = known.isEmpty()
                ? "; the chart at " + own.get().directory() + " has none (no file presets/*.yaml)"
                : "; known presets: " + String.join(", ", known);
        String of = named.areDefaults() ? " of " + named.key() : "";
        Problem problem = Problem.of("preset " + name + of + " does not exist" + there)
                .at(descriptor.placeOf(named.key()).toString());
        return NearestWord.of(name, known)
                .map(nearest -> problem.fix("write " + nearest))
                .orElseGet(() -> problem.fix(
                        known.isEmpty()
                                ? "add presets/" + name + YAML + " to the chart, or leave the preset out"
                                : "write one of these, or leave it out"));
    }

    private static List<String> names(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(YAML))
                    .map(file -> file.substring(0, file.length() - YAML.length()))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
