package io.slipway.release.packaging;

import io.slipway.release.descriptor.AppVersion;
import io.slipway.release.descriptor.Descriptor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The versions that a chart gets; what is empty stays as the chart's author wrote it.
 *
 * @param version of the chart
 * @param appVersion of the app in it
 */
public record ChartVersions(Optional<String> version, Optional<String> appVersion) {

    /** What the descriptor says. */
    public static ChartVersions of(Descriptor descriptor) {
        return of(descriptor, Optional.empty());
    }

    /**
     * What the descriptor says. A chart has the app's version where nothing else is said, its own chart too: two builds of
     * the app in one version of a chart could not be told apart.
     *
     * @param version of the chart, if one is given
     */
    public static ChartVersions of(Descriptor descriptor, Optional<String> version) {
        Optional<String> app = AppVersion.find(descriptor);
        Optional<String> chart = version.or(() -> descriptor.chart().version()).or(() -> app);
        boolean own = descriptor.chart().path().isPresent();
        return own
                ? new ChartVersions(chart, app)
                : new ChartVersions(
                        chart.or(() -> Optional.of(AppVersion.NONE)), app.or(() -> Optional.of(AppVersion.NONE)));
    }

    /** As they stand in {@code Chart.yaml}; may be added to. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        version.ifPresent(value -> fields.put("version", value));
        appVersion.ifPresent(value -> fields.put("appVersion", value));
        return fields;
    }
}
