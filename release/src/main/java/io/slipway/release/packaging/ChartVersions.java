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

    /** Whether Helm and a registry take a text as the version of a chart. */
    public static boolean isOne(String text) {
        return ChartMetadata.SEMVER.matcher(text).matches();
    }

    /** What the descriptor says. */
    public static ChartVersions of(Descriptor descriptor) {
        return of(descriptor, Optional.empty(), Optional.empty());
    }

    /**
     * What is given, else what the descriptor says. The version of the app counts for Slipway's chart too; a chart of the
     * app's own has one.
     */
    public static ChartVersions of(Descriptor descriptor, Optional<String> version, Optional<String> appVersion) {
        Optional<String> app = appVersion.or(() -> AppVersion.find(descriptor));
        Optional<String> chart = version.or(() -> descriptor.chart().version());
        if (descriptor.chart().path().isPresent()) {
            return new ChartVersions(chart, app);
        }
        String known = app.orElse(AppVersion.NONE);
        return new ChartVersions(Optional.of(chart.orElse(known)), Optional.of(known));
    }

    /** As they stand in {@code Chart.yaml}; may be added to. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        version.ifPresent(value -> fields.put("version", value));
        appVersion.ifPresent(value -> fields.put("appVersion", value));
        return fields;
    }
}
