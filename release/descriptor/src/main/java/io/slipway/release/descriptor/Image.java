package io.slipway.release.descriptor;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An image by tag or by digest.
 *
 * @param repository with the registry's host where it is not the default one
 * @param tag of the image
 * @param digest {@code sha256:…}; wins over the tag
 */
public record Image(String repository, Optional<String> tag, Optional<String> digest) {

    /** How a digest is written. */
    public static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    /** The same in words. */
    public static final String DIGEST_IS = "sha256: and 64 hexadecimal digits";
}
