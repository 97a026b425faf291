package io.slipway.release.checks;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Days of the week as people write them: {@code mon-thu}, {@code sat}, {@code fri-mon}. */
public final class Days {

    /** What an item of a list of days may be. */
    public static final String FORM = "days such as mon-thu, sat or fri-mon";

    private Days() {}

    /** The days of one item; empty when it is none. */
    public static Optional<Set<DayOfWeek>> parse(String item) {
        String[] ends = item.strip().toLowerCase(Locale.ROOT).split("\\s*-\\s*", -1);
        Optional<DayOfWeek> first = day(ends[0]);
        Optional<DayOfWeek> last = day(ends[ends.length - 1]);
        if (ends.length > 2 || first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day = first.get(); !day.equals(last.get()); day = day.plus(1)) {
            days.add(day);
        }
        days.add(last.get());
        return Optional.of(days);
    }

    private static Optional<DayOfWeek> day(String word) {
        return EnumSet.allOf(DayOfWeek.class).stream()
                .filter(day ->
                        word.equals(shortName(day)) || word.equals(day.name().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private static String shortName(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    /** The items that they are written with, runs of three and more as a range. */
    public static List<String> items(Set<DayOfWeek> days) {
        List<String> items = new ArrayList<>();
        List<DayOfWeek> run = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            if (days.contains(day)) {
                run.add(day);
            } else {
                close(run, items);
            }
        }
        close(run, items);
        return items;
    }

    private static void close(List<DayOfWeek> run, List<String> items) {
        if (run.size() > 2) {
            items.add(shortName(run.get(0)) + "-" + shortName(run.get(run.size() - 1)));
        } else {
            run.forEach(day -> items.add(shortName(day)));
        }
        run.clear();
    }

    static String text(Set<DayOfWeek> days) {
        return String.join(", ", items(days));
    }
}
