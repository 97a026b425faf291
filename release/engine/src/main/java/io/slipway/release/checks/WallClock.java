package io.slipway.release.checks;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;

/**
 * When a clock on the wall of a zone shows a time. Where clocks are put forward it skips an hour: a time in it falls on the
 * moment at which they are. Where they are put back it shows an hour twice.
 */
final class WallClock {

    private WallClock() {}

    /** When it first shows that time, or a later one. */
    static Instant first(LocalDateTime time, ZoneId zone) {
        return at(time, zone, 0);
    }

    /** When it shows that time, or a later one, for good. */
    static Instant last(LocalDateTime time, ZoneId zone) {
        return at(time, zone, 1);
    }

    private static Instant at(LocalDateTime time, ZoneId zone, int which) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
        if (offsets.isEmpty()) {
            ZoneOffsetTransition skipped = zone.getRules().getTransition(time);
            return skipped.getInstant();
        }
        return time.toInstant(offsets.get(Math.min(which, offsets.size() - 1)));
    }
}
