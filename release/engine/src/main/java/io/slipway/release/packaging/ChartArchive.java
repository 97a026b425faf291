package io.slipway.release.packaging;

import java.nio.file.Path;

/**
 * A packaged chart.
 *
 * @param file {@code <name>-<version>.tgz}; beside it lies {@code <file>.sha256}, as {@code sha256sum} writes it
 * @param sha256 of the file, in lower-case hexadecimal digits
 */
public record ChartArchive(Path file, String name, String version, String sha256) {}
