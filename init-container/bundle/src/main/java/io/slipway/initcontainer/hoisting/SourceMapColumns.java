package io.slipway.initcontainer.hoisting;

import io.slipway.initcontainer.json.JsonScanner;
import io.slipway.initcontainer.json.MalformedJsonException;
import io.slipway.initcontainer.texts.FileText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Moves the columns of a source map behind the edits of its script. A map counts UTF-16 units of each line; what a map's
 * source says of a token stays, so that the map is the same in every environment, too.
 */
final class SourceMapColumns {
    /** An edit of one line, in columns of the script as it was. */
    private record Moved(int start, int end, int newEnd) {}

    private final Map<Integer, List<Moved>> byLine = new HashMap<>();

    SourceMapColumns(String script, List<Edit> edits) {
        int line = 0;
        int lineStart = 0;
        int at = 0;
        int column = 0;
        for (Edit edit : edits) {
            for (int feed = script.indexOf('\n', lineStart); feed >= 0 && feed < edit.start(); ) {
                line++;
                lineStart = feed + 1;
                at = lineStart;
                column = 0;
                feed = script.indexOf('\n', lineStart);
            }
            int start = column + units(script.substring(at, edit.start()));
            int end = start + units(script.substring(edit.start(), edit.end()));
            byLine.computeIfAbsent(line, key -> new ArrayList<>())
                    .add(new Moved(start, end, start + units(edit.text())));
            at = edit.end();
            column = end;
        }
    }

    /** The same map if it has none of the mappings that are known here. */
    String moved(String map) {
        int[] span = {-1, -1};
        try {
            JsonScanner.scan(map, (at, start, end, key) -> {
                if (!key && at.depth() == 1 && at.key(0).equals("mappings")) {
                    span[0] = start;
                    span[1] = end;
                }
            });
        } catch (MalformedJsonException e) {
            return map;
        }
        return span[0] < 0
                ? map
                : map.substring(0, span[0]) + mappings(map.substring(span[0], span[1])) + map.substring(span[1]);
    }

    private String mappings(String mappings) {
        StringBuilder fresh = new StringBuilder(mappings.length() + 64);
        int line = 0;
        for (int from = 0; from <= mappings.length(); line++) {
            int end = mappings.indexOf(';', from);
            end = end < 0 ? mappings.length() : end;
            String segments = mappings.substring(from, end);
            fresh.append(line == 0 ? "" : ";")
                    .append(byLine.containsKey(line) ? line(segments, byLine.get(line)) : segments);
            from = end + 1;
        }
        return fresh.toString();
    }

    /** Only the first number of a segment is a column; it counts from the segment before. */
    private static String line(String segments, List<Moved> edits) {
        StringBuilder fresh = new StringBuilder();
        int column = 0;
        int before = 0;
        for (String segment : segments.isEmpty() ? new String[0] : segments.split(",")) {
            int[] length = {0};
            column += Vlq.read(segment, length);
            int now = column(column, edits);
            fresh.append(fresh.length() == 0 ? "" : ",")
                    .append(Vlq.write(now - before))
                    .append(segment, length[0], segment.length());
            before = now;
        }
        return fresh.toString();
    }

    private static int column(int column, List<Moved> edits) {
        int growth = 0;
        for (Moved edit : edits) {
            if (column < edit.end()) {
                // Inside of a literal there is nothing to point at but its beginning.
                int inside = column - edit.start();
                return inside <= 0 ? column + growth : edit.start() + growth;
            }
            growth += edit.newEnd() - edit.end();
        }
        return column + growth;
    }

    private static int units(String view) {
        return FileText.decode(view).length();
    }

    /** Numbers in base 64, as source maps write them. */
    private static final class Vlq {
        private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

        private Vlq() {}

        /** @param length is told how many characters were read */
        static int read(String segment, int[] length) {
            int value = 0;
            int shift = 0;
            int digit;
            do {
                digit = DIGITS.indexOf(segment.charAt(length[0]++));
                value |= (digit & 31) << shift;
                shift += 5;
            } while ((digit & 32) != 0);
            return (value & 1) == 0 ? value >> 1 : -(value >> 1);
        }

        static String write(int value) {
            StringBuilder text = new StringBuilder();
            int rest = value < 0 ? -value << 1 | 1 : value << 1;
            do {
                int digit = rest & 31;
                rest >>>= 5;
                text.append(DIGITS.charAt(rest > 0 ? digit | 32 : digit));
            } while (rest > 0);
            return text.toString();
        }
    }
}
