package io.slipway.release.checking;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.packaging.AppChart;
import io.slipway.release.planning.ReleasePlan;
import io.slipway.release.problems.Problem;
import io.slipway.release.values.Preset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a value of the chart was written: Helm knows its key alone. */
final class ValuePlaces {

    /** Where Helm places what is wrong with the values as a whole. */
    private static final String ALL = "values";

    private static final Pattern UNKNOWN_KEY = Pattern.compile("additional properties '([A-Za-z0-9_-]+)'");

    private final ReleasePlan plan;
    private final AppChart chart;

    private ValuePlaces(ReleasePlan plan, AppChart chart) {
        this.plan = plan;
        this.chart = chart;
    }

    static ValuePlaces of(ReleasePlan plan, AppChart chart) {
        return new ValuePlaces(plan, chart);
    }

    /** A problem at a key, told with the place of that key; any other as it is. */
    Problem withPlaces(Problem problem) {
        return problem.location()
                .map(key -> key.equals(ALL) ? unknownKey(problem).orElse(key) : key)
                .filter(key -> key.matches("[A-Za-z0-9_.-]+"))
                .flatMap(key -> place(key).or(() -> chart.slipwayKey().flatMap(above -> place(above + "." + key))))
                .map(problem::at)
                .orElse(problem);
    }

    /** Helm places a key that its chart does not know at the map around it, which at the top has no place. */
    private static Optional<String> unknownKey(Problem problem) {
        return UNKNOWN_KEY
                .matcher(problem.message())
                .results()
                .map(found -> found.group(1))
                .findFirst();
    }

    /** Helm names the keys of a dependency as that chart itself knows them, so a key may be one below another. */
    private Optional<String> place(String key) {
        List<String> path = List.of(key.split("\\."));
        if (holds(plan.environment().values(), path)) {
            return Optional.of(inDescriptor(key));
        }
        List<Preset> presets = Preset.of(plan.descriptor(), plan.environment());
        for (int i = presets.size() - 1; i >= 0; i--) {
            if (holds(presets.get(i).values(), below(presets.get(i), path))) {
                return Optional.of("preset " + presets.get(i).name() + ", " + key);
            }
        }
        return Optional.empty();
    }

    /**
     * By the line of the key, or of the nearest key around it, where the environment or {@code defaults} say it; what comes
     * from an environment that is extended has none.
     */
    private String inDescriptor(String key) {
        Descriptor descriptor = plan.descriptor();
        for (String around = key; !around.isEmpty(); around = around.replaceFirst("(^|\\.)[^.]*$", "")) {
            String path = ".values." + around.replaceAll("\\.(\\d+)", "[$1]");
            for (String from : List.of("environments." + plan.environment().name(), "defaults")) {
                if (descriptor.places().containsKey(from + path)) {
                    return descriptor.placeOf(from + path) + ", values." + key;
                }
            }
        }
        return descriptor.file() + ", values." + key;
    }

    /** Slipway's presets know nothing of the key that its chart has as a dependency. */
    private List<String> below(Preset preset, List<String> path) {
        boolean nested = preset.ofSlipway()
                && chart.slipwayKey().map(path.get(0)::equals).orElse(false);
        return nested ? path.subList(1, path.size()) : path;
    }

    private static boolean holds(Map<String, Object> values, List<String> path) {
        Object value = values;
        for (String step : path) {
            if (value instanceof Map<?, ?> map && map.containsKey(step)) {
                value = map.get(step);
            } else if (value instanceof List<?> list
                    && step.matches("\\d{1,6}")
                    && Integer.parseInt(step) < list.size()) {
                value = list.get(Integer.parseInt(step));
            } else {
                return false;
            }
        }
        return !path.isEmpty();
    }
}
