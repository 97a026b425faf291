package io.slipway.release.checks;

import java.time.Duration;

/**
 * What is watched after a release, which is rolled back when it does not hold.
 *
 * @param bake for how long it must hold
 */
public record AfterCheck(QueryCheck query, Duration bake) {}
