package io.slipway.release.checks;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * A time in which no change may begin. Where clocks show a time twice, it begins at the first and ends at the second.
 *
 * @param name for people
 * @param zone whose clocks are meant
 */
public record Freeze(String name, LocalDateTime from, LocalDateTime to, ZoneId zone) {

    /** The moment at which it begins. */
    public Instant begins() {
        return WallClock.first(from, zone);
    }

    /** The moment at which it is over. */
    public Instant ends() {
        return WallClock.last(to, zone);
    }

    /** Whether it is in force. */
    public boolean isOn(Instant now) {
        return !now.isBefore(begins()) && now.isBefore(ends());
    }
}
