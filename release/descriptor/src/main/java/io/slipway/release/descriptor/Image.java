package io.slipway.release.descriptor;

import java.util.Optional;

/**
 * An image by tag or by digest.
 *
 * @param repository with the registry's host where it is not the default one
 * @param tag of the image
 * @param digest {@code sha256:…}; wins over the tag
 */
public record Image(String repository, Optional<String> tag, Optional<String> digest) {}
