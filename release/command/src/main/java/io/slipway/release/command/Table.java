package io.slipway.release.command;

import io.slipway.release.problems.PlainText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of text in columns as wide as their widest cell. */
final class Table {

    private static final String GAP = "  ";
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Table() {}

    static String of(List<List<String>> rows) {
        int[] widths = IntStream.range(0, rows.get(0).size())
                .map(column -> rows.stream()
                        .mapToInt(row -> visible(row.get(column)).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
    }

    /** A time in a cell: to the minute, in UTC. */
    static String time(Instant time) {
        return MINUTES.format(time);
    }

    private static String line(List<String> row, int[] widths) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> {
                    String cell = visible(row.get(column));
                    return cell + " ".repeat(widths[column] - cell.length());
                })
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }

    /** A value may hold anything; a row stays a row. */
    private static String visible(String cell) {
        return PlainText.of(cell.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t"));
    }
}
