package io.slipway.release.packaging;

import java.nio.file.Path;

/**
 * What to package.
 *
 * @param chart directory of the chart
 * @param destination directory that the archive goes to; made when it is not there
 */
public record PackageRequest(Path chart, Path destination) {}
