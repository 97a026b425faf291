package io.slipway.release.guarding;

import io.slipway.release.checks.AfterCheck;
import io.slipway.release.checks.Checks;
import io.slipway.release.checks.Days;
import io.slipway.release.checks.Freeze;
import io.slipway.release.checks.QueryCheck;
import io.slipway.release.checks.RequestCheck;
import io.slipway.release.checks.Window;
import io.slipway.release.descriptor.YamlMap;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads {@code checks}. Mistakes are collected in the map's problems and reported together. */
final class ChecksReader {

    private static final Pattern ANYTHING = Pattern.compile("(?s).*\\S.*");
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final Pattern END = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]|24:00");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?");
    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[^\\s/]+\\S*");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,18}(\\.[0-9]{1,18})?([eE][+-]?[0-9]{1,2})?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final Pattern PATH = Pattern.compile("[^.\\s]+(\\.[^.\\s]+)*");
    private static final String DATE = "a date and time such as 2026-12-18T17:00";

    private ChecksReader() {}

    static Checks read(YamlMap map) {
        Checks checks = new Checks(
                map.strings("branches", branch -> !branch.isBlank(), "a branch such as main or release/*"),
                map.maps("windows").stream()
                        .flatMap(window -> window(window).stream())
                        .toList(),
                map.maps("freezes").stream()
                        .flatMap(freeze -> freeze(freeze).stream())
                        .toList(),
                map.has("request") ? Optional.of(request(map.map("request"))) : Optional.empty(),
                map.has("query") ? Optional.of(query(map.map("query"), true)) : Optional.empty(),
                map.has("after") ? Optional.of(after(map.map("after"))) : Optional.empty(),
                map.bool("waits").orElse(true),
                map.bool("rollbackOutsideWindows").orElse(false));
        map.close();
        return checks;
    }

    private static Optional<Window> window(YamlMap map) {
        Set<DayOfWeek> days = days(map);
        LocalTime from = map.string("from", TIME, "a time such as 09:00")
                .map(LocalTime::parse)
                .orElse(LocalTime.MIN);
        LocalTime to = map.string("to", END, "a time such as 16:00 or 24:00")
                .map(text -> text.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(text))
                .orElse(LocalTime.MIDNIGHT);
        Optional<ZoneId> zone = zone(map);
        map.close();
        if (from.equals(to) && !from.equals(LocalTime.MIDNIGHT)) {
            map.problem(
                    map.placeOf("to"),
                    "a window that opens and closes at " + from + " is never open",
                    "for a whole day leave out from and to");
        }
        return days.isEmpty() ? Optional.empty() : zone.map(where -> new Window(days, from, to, where));
    }

    private static Set<DayOfWeek> days(YamlMap map) {
        List<String> items = map.strings("days").stream()
                .flatMap(text -> Stream.of(text.split(",")))
                .toList();
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String item : items) {
            Optional<Set<DayOfWeek>> parsed = Days.parse(item);
            if (parsed.isEmpty()) {
                map.problem(
                        map.placeOf("days"),
                        "days holds '" + item.strip() + "', but must hold " + Days.FORM,
                        "write the days as in mon-fri, or leave days out for all of them");
            }
            parsed.ifPresent(days::addAll);
        }
        if (!map.has("days")) {
            days.addAll(EnumSet.allOf(DayOfWeek.class));
        }
        return days;
    }

    private static Optional<ZoneId> zone(YamlMap map) {
        String name = map.required("zone", ANYTHING, "a time zone such as Europe/Amsterdam");
        try {
            return name.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(name));
        } catch (DateTimeException unknown) {
            map.problem(
                    map.placeOf("zone"),
                    "zone is '" + name + "', which is not a time zone",
                    "write a name of the time zone database, such as Europe/Amsterdam");
            return Optional.empty();
        }
    }

    private static Optional<Freeze> freeze(YamlMap map) {
        String name = map.required("name", ANYTHING, "what people call it, such as year end");
        Optional<LocalDateTime> from = moment(map, "from");
        Optional<LocalDateTime> to = moment(map, "to");
        Optional<ZoneId> zone = zone(map);
        map.close();
        if (from.isEmpty() || to.isEmpty() || zone.isEmpty()) {
            return Optional.empty();
        }
        if (!from.get().isBefore(to.get())) {
            map.problem(
                    map.placeOf("to"),
                    "freeze " + name + " ends before it begins",
                    "write a later to:, or an earlier from:");
        }
        return Optional.of(new Freeze(name, from.get(), to.get(), zone.get()));
    }

    private static Optional<LocalDateTime> moment(YamlMap map, String key) {
        String text = map.required(key, MOMENT, DATE);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDateTime.parse(text));
        } catch (DateTimeException noSuchDay) {
            map.problem(map.placeOf(key), key + " is " + text + ", which is not a date", "write " + DATE);
            return Optional.empty();
        }
    }

    private static RequestCheck request(YamlMap map) {
        String url = map.required("url", WEB_ADDRESS, "an address that begins with https:// or http://");
        Placeholders.unknownIn(url)
                .forEach(name -> map.problem(
                        map.placeOf("url"),
                        "url holds " + name + ", which is not known; known: " + Placeholders.known(),
                        "write one of these, or take it out"));
        RequestCheck check = new RequestCheck(
                url,
                map.string("field", PATH, "names with dots between, such as result.state"),
                map.string("credentialsId", NAME, "a name"),
                map.required("passes", ANYTHING, "the word that lets the release begin"),
                map.required("refuses", ANYTHING, "the word that ends it"),
                map.duration("every").filter(each -> !each.isZero()).orElse(Duration.ofSeconds(60)),
                map.duration("for").orElse(Duration.ofHours(8)));
        map.close();
        if (check.passes().equalsIgnoreCase(check.refuses()) && !map.isBroken()) {
            map.problem(map.placeOf("refuses"), "passes and refuses are the same word", "write two different words");
        }
        return check;
    }

    private static QueryCheck query(YamlMap map, boolean before) {
        QueryCheck check = new QueryCheck(
                map.required("prometheus", WEB_ADDRESS, "the address of a Prometheus"),
                map.string("credentialsId", NAME, "a name"),
                map.required("expression", ANYTHING, "an expression in PromQL"),
                number(map, "below"),
                number(map, "above"),
                before ? map.duration("for").orElse(Duration.ZERO) : Duration.ZERO);
        map.close();
        if (check.below().isEmpty() && check.above().isEmpty() && !map.isBroken()) {
            map.problem(map.place(), "a query needs a bound", "add below: or above:");
        }
        return check;
    }

    private static Optional<BigDecimal> number(YamlMap map, String key) {
        return map.string(key, NUMBER, "a number").map(BigDecimal::new);
    }

    private static AfterCheck after(YamlMap map) {
        QueryCheck query = query(map.map("query"), false);
        Duration bake = map.duration("bake").orElse(Duration.ofMinutes(15));
        map.close();
        return new AfterCheck(query, bake);
    }
}
