package io.slipway.release.helm;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A packaged chart, and the registry that it goes to.
 *
 * @param archive as {@code ChartPackage} writes it
 * @param registry such as {@code oci://registry.example.com/charts}; the chart's name is added to it
 * @param plainHttp for a registry without TLS
 * @param caFile that vouches for the registry; the system's own when empty
 */
public record PushRequest(Path archive, URI registry, boolean plainHttp, Optional<Path> caFile) {}
