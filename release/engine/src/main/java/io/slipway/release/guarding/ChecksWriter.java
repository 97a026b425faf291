package io.slipway.release.guarding;

import io.slipway.release.checks.Checks;
import io.slipway.release.checks.Days;
import io.slipway.release.checks.Freeze;
import io.slipway.release.checks.QueryCheck;
import io.slipway.release.checks.RequestCheck;
import io.slipway.release.checks.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes {@code checks} as {@link ChecksReader} reads them; what is as by default is left out. */
final class ChecksWriter {

    private ChecksWriter() {}

    static Map<String, Object> write(Checks checks) {
        Map<String, Object> map = new LinkedHashMap<>();
        putUnlessEmpty(map, "branches", checks.branches());
        putUnlessEmpty(
                map,
                "windows",
                checks.windows().stream().map(ChecksWriter::window).toList());
        putUnlessEmpty(
                map,
                "freezes",
                checks.freezes().stream().map(ChecksWriter::freeze).toList());
        checks.request().ifPresent(request -> map.put("request", request(request)));
        checks.query().ifPresent(query -> map.put("query", query(query)));
        checks.after().ifPresent(after -> {
            Map<String, Object> written = new LinkedHashMap<>();
            written.put("query", query(after.query()));
            written.put("bake", text(after.bake()));
            map.put("after", written);
        });
        if (!checks.waits()) {
            map.put("waits", false);
        }
        if (checks.rollbackOutsideWindows()) {
            map.put("rollbackOutsideWindows", true);
        }
        return map;
    }

    private static void putUnlessEmpty(Map<String, Object> map, String key, List<?> list) {
        if (!list.isEmpty()) {
            map.put(key, list);
        }
    }

    private static Map<String, Object> window(Window window) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("days", Days.items(window.days()));
        map.put("from", window.from().toString());
        map.put(
                "to",
                window.to().equals(LocalTime.MIDNIGHT) ? "24:00" : window.to().toString());
        map.put("zone", window.zone().getId());
        return map;
    }

    private static Map<String, Object> freeze(Freeze freeze) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", freeze.name());
        map.put("from", freeze.from().toString());
        map.put("to", freeze.to().toString());
        map.put("zone", freeze.zone().getId());
        return map;
    }

    private static Map<String, Object> request(RequestCheck request) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("url", request.url());
        request.field().ifPresent(field -> map.put("field", field));
        request.credentials().ifPresent(name -> map.put("credentialsId", name));
        map.put("passes", request.passes());
        map.put("refuses", request.refuses());
        map.put("every", text(request.every()));
        map.put("for", text(request.patience()));
        return map;
    }

    private static Map<String, Object> query(QueryCheck query) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("prometheus", query.prometheus());
        query.credentials().ifPresent(name -> map.put("credentialsId", name));
        map.put("expression", query.expression());
        query.below().map(BigDecimal::toPlainString).ifPresent(bound -> map.put("below", bound));
        query.above().map(BigDecimal::toPlainString).ifPresent(bound -> map.put("above", bound));
        if (!query.held().isZero()) {
            map.put("for", text(query.held()));
        }
        return map;
    }

    private static String text(Duration duration) {
        long millis = duration.toMillis();
        return millis % 1000 != 0 ? millis + "ms" : duration.toSeconds() + "s";
    }
}
