package io.slipway.plugin.board;

import hudson.model.Job;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A page of the board: only its rows are made, so that the first page of a thousand apps costs no more than that of a
 * hundred.
 *
 * @param rows of this page
 * @param apps in all, after the filter
 */
public record Board(List<AppRow> rows, int apps, int page, String filter) {

    static final int ROWS = 100;

    static Board of(Iterable<? extends Job<?, ?>> jobs, String filter, String page) {
        String wanted = filter == null ? "" : filter.trim().toLowerCase(Locale.ROOT);
        List<AppRow> released = Apps.of(jobs).stream()
                .map(AppRow::of)
                .filter(row -> row.matches(wanted))
                .toList();
        int number = Math.max(0, Math.min(number(page), (released.size() - 1) / ROWS));
        List<AppRow> rows =
                released.stream().skip((long) number * ROWS).limit(ROWS).toList();
        return new Board(rows, released.size(), number, wanted);
    }

    private static int number(String page) {
        return page != null && page.matches("\\d{1,6}") ? Integer.parseInt(page) : 0;
    }

    /** The columns: of all rows, each row's order kept as far as the rows agree. */
    public List<String> environments() {
        Set<String> names = new LinkedHashSet<>();
        rows.forEach(row -> row.getCells().forEach(cell -> names.add(cell.getEnvironment())));
        return List.copyOf(names);
    }

    /** What an environment comes after, in any of the rows: the order that the heads of the columns show. */
    public String after(String environment) {
        return rows.stream()
                .flatMap(row -> row.after(environment).stream())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    public boolean hasPrevious() {
        return page > 0;
    }

    public boolean hasNext() {
        return (page + 1) * ROWS < apps;
    }
}
