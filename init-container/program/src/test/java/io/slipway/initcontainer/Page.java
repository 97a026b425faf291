package io.slipway.initcontainer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A page of docs/, whose tables the tests run. */
public record Page(String text) {
    public static Page of(String name) {
        try {
            return new Page(Files.readString(Path.of("../../docs", name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows between {@code <!-- name -->} and {@code <!-- /name -->}; a cell that is only code comes without its marks. */
    public List<List<String>> table(String name) {
        List<List<String>> rows = new ArrayList<>();
        for (String line : between(name).strip().split("\n")) {
            List<String> cells = new ArrayList<>();
            for (String cell : line.substring(1, line.length() - 1).split("(?<!\\\\)\\|", -1)) {
                cells.add(code(cell.strip().replace("\\|", "|")));
            }
            rows.add(cells);
        }
        return rows.subList(2, rows.size());
    }

    public String between(String name) {
        String start = "<!-- " + name + " -->";
        return text.substring(text.indexOf(start) + start.length(), text.indexOf("<!-- /" + name + " -->"));
    }

    private static String code(String cell) {
        String mark = cell.startsWith("``") ? "``" : "`";
        boolean whole = cell.length() > 1
                && cell.startsWith(mark)
                && cell.indexOf(mark, mark.length()) == cell.length() - mark.length();
        return whole
                ? cell.substring(mark.length(), cell.length() - mark.length()).stripTrailing()
                : cell;
    }
}
