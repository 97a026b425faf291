package io.slipway.release.reports;

import io.slipway.release.helm.Pushed;
import io.slipway.release.packaging.ChartArchive;
import java.util.List;
import java.util.Optional;

/** Of {@code package}: without a chart where an environment did not pass. */
public record PackageReport(String app, List<CheckedEnvironment> environments, Optional<Packaged> chart)
        implements VerbResult {

    /**
     * What was packaged.
     *
     * @param pushed what the registry took
     */
    public record Packaged(String name, String version, String file, String sha256, Optional<Pushed> pushed) {

        public static Packaged of(ChartArchive archive, Optional<Pushed> pushed) {
            return new Packaged(
                    archive.name(), archive.version(), archive.file().toString(), archive.sha256(), pushed);
        }
    }
}
