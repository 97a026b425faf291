package io.slipway.release.checks;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as people write them, as short as they can be and still be clear: {@code Mon 09:00 CET}, {@code 4 January 07:00 CET}. */
final class Moments {

    private static final Duration WEEK = Duration.ofDays(6);
    private static final Duration YEAR = Duration.ofDays(330);
    private static final DateTimeFormatter IN_A_WEEK = DateTimeFormatter.ofPattern("EEE HH:mm z", Locale.ENGLISH);
    private static final DateTimeFormatter IN_A_YEAR =
            DateTimeFormatter.ofPattern("EEE d MMMM HH:mm z", Locale.ENGLISH);
    private static final DateTimeFormatter LATER =
            DateTimeFormatter.ofPattern("EEE d MMMM yyyy HH:mm z", Locale.ENGLISH);

    private Moments() {}

    static String text(Instant moment, ZoneId zone, Instant now) {
        ZonedDateTime local = moment.atZone(zone);
        Duration away = Duration.between(now, moment).abs();
        if (away.compareTo(WEEK) <= 0) {
            return IN_A_WEEK.format(local);
        }
        return (away.compareTo(YEAR) <= 0 ? IN_A_YEAR : LATER).format(local);
    }
}
