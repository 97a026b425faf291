package io.slipway.release.problems;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * That an error only says "not now": the checks of an environment are closed, nothing was begun, and time may open them.
 *
 * @param waits whether whoever owns the environment lets a change wait for them
 * @param opens when windows and freezes are open; empty when no clock decides
 * @param askAgain after which time another system may answer otherwise; empty when none is asked
 */
public record ClosedChecks(boolean waits, Optional<Instant> opens, Optional<Duration> askAgain) {}
