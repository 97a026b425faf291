package io.slipway.plugin.reports;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * That slipway began nothing, since the checks of the environment are closed, and time may open them.
 *
 * @param message until when, for people: {@code opens Mon 09:00 CET; freeze year end until 4 January}
 * @param waits whether whoever owns the environment lets a release wait for them
 * @param opens when windows and freezes are open; empty when no clock decides
 * @param askAgain after which time another system may answer otherwise; empty when none is asked
 */
public record ClosedChecks(String message, boolean waits, Optional<Instant> opens, Optional<Duration> askAgain) {

    private static final long A_DAY = Duration.ofDays(1).toSeconds();

    /** Reads what came from an agent. */
    static Optional<ClosedChecks> of(JsonNode closed, String message) {
        return closed.isObject()
                ? Optional.of(new ClosedChecks(
                        message,
                        closed.path("waits").asBoolean(true),
                        Report.instant(closed.path("opens")),
                        seconds(closed)))
                : Optional.empty();
    }

    private static Optional<Duration> seconds(JsonNode closed) {
        JsonNode seconds = closed.path("askAgain");
        return seconds.isNumber()
                ? Optional.of(Duration.ofSeconds(Math.max(0, Math.min(A_DAY, seconds.asLong()))))
                : Optional.empty();
    }
}
