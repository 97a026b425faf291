package io.slipway.release.descriptor;

import java.util.Optional;

/**
 * The chart that is released.
 *
 * @param path of the app's own chart, relative to the descriptor; empty takes Slipway's
 * @param version of the package; without one, the app's version counts
 */
public record Chart(Optional<String> path, Optional<String> version) {}
