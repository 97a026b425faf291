package io.slipway.release.packaging;

import io.slipway.release.descriptor.AppVersion;
import io.slipway.release.descriptor.Descriptor;
import java.util.Optional;

/**
 * The versions that a chart gets; what is empty stays as the chart's author wrote it.
 *
 * @param version of the chart
 * @param appVersion of the app in it
 */
public record ChartVersions(Optional<String> version, Optional<String> appVersion) {

    /**
     * What the descriptor says. The version of the app counts for Slipway's chart too; a chart of the app's own has one.
     */
    public static ChartVersions of(Descriptor descriptor) {
        Optional<String> app = AppVersion.find(descriptor);
        Optional<String> chart = descriptor.chart().version();
        boolean own = descriptor.chart().path().isPresent();
        return own
                ? new ChartVersions(chart, app)
                : new ChartVersions(
                        chart.or(() -> app).or(() -> Optional.of(AppVersion.NONE)),
                        app.or(() -> Optional.of(AppVersion.NONE)));
    }

    /** The same, but for what is given here. */
    public ChartVersions or(Optional<String> givenVersion, Optional<String> givenAppVersion) {
        return new ChartVersions(givenVersion.or(() -> version), givenAppVersion.or(() -> appVersion));
    }
}
