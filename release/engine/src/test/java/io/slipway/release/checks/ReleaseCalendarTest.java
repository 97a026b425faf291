package io.slipway.release.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every minute of two years, against a clock on the wall: one that is looked at each minute, with the old calendar classes,
 * and knows nothing of intervals.
 */
class ReleaseCalendarTest {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final int MINUTES = (365 + 365) * 24 * 60;
    private static final Set<DayOfWeek> DAILY = EnumSet.allOf(DayOfWeek.class);
    private static final Set<DayOfWeek> WORKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.THURSDAY);
    private static final Set<DayOfWeek> SUNDAY = EnumSet.of(DayOfWeek.SUNDAY);

    /** Both clock changes of the northern half, those of the southern half, and one of half an hour. */
    static Stream<Arguments> calendars() {
        return Stream.of("Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe")
                .map(ZoneId::of)
                .flatMap(zone -> Stream.of(
                        Arguments.of("office hours", calendar(List.of(window(WORKDAYS, "09:00", "16:00", zone)))),
                        Arguments.of(
                                "over midnight, and the hours that clocks skip or show twice",
                                calendar(List.of(
                                        window(EnumSet.of(DayOfWeek.SATURDAY), "22:00", "02:30", zone),
                                        window(SUNDAY, "01:40", "01:55", zone),
                                        window(SUNDAY, "02:15", "02:45", zone)))),
                        Arguments.of(
                                "overlapping windows in two zones",
                                calendar(List.of(
                                        window(WORKDAYS, "09:00", "16:00", zone),
                                        window(DAILY, "15:00", "17:00", ZoneId.of("Europe/London")),
                                        window(SUNDAY, "00:00", "00:00", zone)))),
                        Arguments.of(
                                "freezes over windows",
                                calendar(
                                        List.of(window(DAILY, "08:00", "20:00", zone)),
                                        freeze("2026-03-29T02:30", "2026-03-29T12:00", zone),
                                        freeze("2026-10-24T12:00", "2026-10-25T02:30", zone),
                                        freeze("2026-11-01T01:30", "2026-11-01T01:45", zone),
                                        freeze("2026-12-18T17:00", "2027-01-04T07:00", zone),
                                        freeze("2026-12-30T00:00", "2027-01-10T00:00", zone)))));
    }

    private static ReleaseCalendar calendar(List<Window> windows, Freeze... freezes) {
        return new ReleaseCalendar(windows, List.of(freezes));
    }

    private static Window window(Set<DayOfWeek> days, String from, String to, ZoneId zone) {
        return new Window(days, LocalTime.parse(from), LocalTime.parse(to), zone);
    }

    private static Freeze freeze(String from, String to, ZoneId zone) {
        return new Freeze("one", LocalDateTime.parse(from), LocalDateTime.parse(to), zone);
    }

    @Tag("slow")
    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("calendars")
    void isOpenInEachMinuteInWhichTheClockOnTheWallSaysSo(String name, ReleaseCalendar calendar) {
        BitSet told = new BitSet(MINUTES);
        Instant at = BEGIN;
        while (minute(at) < MINUTES) {
            Instant next = calendar.nextChange(at).orElseThrow();
            told.set(minute(at), Math.min(minute(next), MINUTES), calendar.isOpen(at));
            assertThat(calendar.isOpen(next)).as("at " + next).isNotEqualTo(calendar.isOpen(at));
            at = next;
        }

        BitSet read = read(calendar);
        read.xor(told);
        assertThat(read.stream().mapToObj(ReleaseCalendarTest::at)).isEmpty();
    }

    @Tag("slow")
    @Test
    void saysTheSameWhicheverMinuteIsAskedFor() {
        ReleaseCalendar calendar = (ReleaseCalendar) calendars().toList().get(1).get()[1];
        BitSet read = read(calendar);

        for (int minute = 0; minute < MINUTES; minute++) {
            if (calendar.isOpen(at(minute)) != read.get(minute)) {
                throw new AssertionError("at " + at(minute) + " the clock says " + read.get(minute));
            }
        }
    }

    private static int minute(Instant at) {
        return (int) Duration.between(BEGIN, at).toMinutes();
    }

    private static Instant at(int minute) {
        return BEGIN.plus(Duration.ofMinutes(minute));
    }

    /** By the clock on the wall alone, minute after minute. */
    private static BitSet read(ReleaseCalendar calendar) {
        BitSet open = new BitSet(MINUTES);
        if (calendar.windows().isEmpty()) {
            open.set(0, MINUTES);
        }
        calendar.windows().forEach(window -> open.or(read(window)));
        calendar.freezes().forEach(freeze -> open.andNot(read(freeze)));
        return open;
    }

    /** An hour that is shown a second time is no news: the latest time that the clock has shown is what counts. */
    private static BitSet read(Window window) {
        BitSet open = new BitSet(MINUTES);
        TimeZone zone = TimeZone.getTimeZone(window.zone());
        int from = window.from().toSecondOfDay() / 60;
        int to = window.to().toSecondOfDay() / 60;
        long latest = Long.MIN_VALUE;
        for (int minute = 0; minute < MINUTES; minute++) {
            latest = Math.max(latest, shown(zone, minute));
            int clock = (int) Math.floorMod(latest, 1440L);
            boolean today = isOn(window, Math.floorDiv(latest, 1440L));
            boolean yesterday = isOn(window, Math.floorDiv(latest, 1440L) - 1);
            boolean overMidnight = to <= from;
            open.set(
                    minute,
                    overMidnight
                            ? (today && clock >= from) || (yesterday && clock < to)
                            : today && clock >= from && clock < to);
        }
        return open;
    }

    private static boolean isOn(Window window, long day) {
        // The first of January 1970 was a Thursday.
        return window.days().contains(DayOfWeek.THURSDAY.plus(day));
    }

    /** From when the clock first shows its beginning until it shows a time before its end for the last time. */
    private static BitSet read(Freeze freeze) {
        TimeZone zone = TimeZone.getTimeZone(freeze.zone());
        long from = Duration.between(LocalDateTime.parse("1970-01-01T00:00"), freeze.from())
                .toMinutes();
        long to = Duration.between(LocalDateTime.parse("1970-01-01T00:00"), freeze.to())
                .toMinutes();
        int first = MINUTES;
        int last = -1;
        for (int minute = 0; minute < MINUTES; minute++) {
            long shown = shown(zone, minute);
            first = shown >= from && first == MINUTES ? minute : first;
            last = shown < to ? minute : last;
        }
        BitSet frozen = new BitSet(MINUTES);
        if (first <= last) {
            frozen.set(first, last + 1);
        }
        return frozen;
    }

    /** What the clock shows, in minutes since 1970. */
    private static long shown(TimeZone zone, int minute) {
        long time = BEGIN.toEpochMilli() + minute * 60_000L;
        return Math.floorDiv(time + zone.getOffset(time), 60_000L);
    }

    @Test
    void whatNeverOpensHasNoNextChange() {
        ReleaseCalendar always = calendar(List.of());

        assertThat(always.isOpen(BEGIN)).isTrue();
        assertThat(always.nextChange(BEGIN)).isEmpty();
        assertThat(calendar(List.of(window(DAILY, "00:00", "00:00", ZoneId.of("Europe/Amsterdam"))))
                        .nextChange(BEGIN))
                .isEmpty();
    }
}
