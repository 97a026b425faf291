package io.slipway.release.values;

import io.fabric8.kubernetes.api.model.Quantity;
import io.slipway.chart.SlipwayChart;
import io.slipway.release.chartvalues.HelmYaml;
import io.slipway.release.chartvalues.ValueMaps;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.packaging.OwnChart;
import io.slipway.release.site.ContainerLimits;
import io.slipway.release.variables.Variables;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what the values of a release, presets and all, let nginx's container use. */
public final class NginxLimits {

    private static final Map<String, Object> SLIPWAY =
            HelmYaml.parse(SlipwayChart.values(), "values.yaml").orElseThrow();

    private NginxLimits() {}

    public static ContainerLimits of(Descriptor descriptor, Environment environment, Variables variables) {
        Optional<OwnChart> own = OwnChart.of(descriptor);
        Map<String, Object> values =
                ValueMaps.overChart(ofCharts(own), ReleaseValues.of(descriptor, environment, variables, ""));
        List<String> path = new ArrayList<>();
        own.flatMap(OwnChart::slipwayKey).ifPresent(path::add);
        path.addAll(List.of("nginx", "resources", "limits"));
        Object limits = values;
        for (String key : path) {
            limits = limits instanceof Map<?, ?> map && map.containsKey(key) ? map.get(key) : Map.of();
        }
        return new ContainerLimits(
                amount(limits, "cpu").map(BigDecimal::doubleValue),
                amount(limits, "memory").map(BigDecimal::longValue));
    }

    /** What Helm has before it is given any values: those of Slipway's chart, and over them those of the app's own. */
    private static Map<String, Object> ofCharts(Optional<OwnChart> own) {
        if (own.isEmpty()) {
            return SLIPWAY;
        }
        Map<String, Object> below = own.get()
                .slipwayKey()
                .<Map<String, Object>>map(key -> Map.of(key, SLIPWAY))
                .orElse(Map.of());
        return ValueMaps.overChart(below, own.get().values());
    }

    /** What is no quantity is Kubernetes' to refuse. */
    private static Optional<BigDecimal> amount(Object limits, String resource) {
        if (!(limits instanceof Map<?, ?> map) || map.get(resource) == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Quantity.parse(map.get(resource).toString()).getNumericalAmount());
        } catch (IllegalArgumentException notAQuantity) {
            return Optional.empty();
        }
    }
}
