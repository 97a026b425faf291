package io.slipway.release.packaging;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What to package.
 *
 * @param chart directory of the chart
 * @param destination directory that the archive goes to; made when it is not there
 * @param version set into Chart.yaml; the chart's own when empty
 * @param appVersion set into Chart.yaml; the chart's own when empty
 */
public record PackageRequest(Path chart, Path destination, Optional<String> version, Optional<String> appVersion) {}
