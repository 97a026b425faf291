package io.slipway.plugin.approvals;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** From when an approval takes effect, as a person writes it: {@code 22:00}, or {@code 2026-11-29T22:00}. */
final class EffectiveTime {

    private static final Pattern TIME = Pattern.compile("\\d{2}:\\d{2}");

    private EffectiveTime() {}

    /**
     * Reads a time of the day, which is the next one, or a date and time.
     *
     * @param text empty for at once
     * @param zone of the person
     * @throws DateTimeParseException for another text
     */
    static Instant parse(String text, ZoneId zone, Instant now) {
        String wanted = text == null ? "" : text.trim();
        if (wanted.isEmpty()) {
            return now;
        }
        if (!TIME.matcher(wanted).matches()) {
            return LocalDateTime.parse(wanted).atZone(zone).toInstant();
        }
        ZonedDateTime today = now.atZone(zone).with(LocalTime.parse(wanted));
        return (today.toInstant().isBefore(now) ? today.plusDays(1) : today).toInstant();
    }
}
