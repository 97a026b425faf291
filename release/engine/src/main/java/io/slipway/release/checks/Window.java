package io.slipway.release.checks;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Hours of certain days in which a change may begin. Where clocks are put back, it opens and closes at the first of the two
 * times that they show.
 *
 * @param days on which it opens
 * @param from when it opens
 * @param to when it closes; on the next day when it is not after {@code from}. Midnight is the end of the day
 * @param zone whose clocks are meant
 */
public record Window(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {

    public Window {
        days = Set.copyOf(days);
    }

    /** Whether it is open. */
    boolean isOpen(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        // One day ahead: where clocks are put back over midnight, the date falls back with them.
        return isOpen(now, today.minusDays(1)) || isOpen(now, today) || isOpen(now, today.plusDays(1));
    }

    private boolean isOpen(Instant now, LocalDate date) {
        return days.contains(date.getDayOfWeek()) && !now.isBefore(opens(date)) && now.isBefore(closes(date));
    }

    /** All moments of the two weeks after one at which it opens or closes. */
    Stream<Instant> edgesAfter(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return today.minusDays(1)
                .datesUntil(today.plusDays(ReleaseCalendar.LOOK_AHEAD_DAYS))
                .filter(date -> days.contains(date.getDayOfWeek()))
                .flatMap(date -> Stream.of(opens(date), closes(date)))
                .filter(edge -> edge.isAfter(now));
    }

    private Instant opens(LocalDate date) {
        return WallClock.first(date.atTime(from), zone);
    }

    private Instant closes(LocalDate date) {
        LocalDate last = to.isAfter(from) ? date : date.plusDays(1);
        return WallClock.first(last.atTime(to), zone);
    }

    /** As it is written: {@code mon-thu 09:00-16:00 Europe/Amsterdam}. */
    @Override
    public String toString() {
        String end = to.equals(LocalTime.MIDNIGHT) ? "24:00" : to.toString();
        return Days.text(days) + " " + from + "-" + end + " " + zone;
    }
}
