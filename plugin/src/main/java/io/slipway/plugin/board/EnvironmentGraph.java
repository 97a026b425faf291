package io.slipway.plugin.board;

import io.slipway.plugin.records.PromotionOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The environments of an app from left to right, in the order in which a release reaches them, and the lines between
 * neighboring columns. What has nothing before it stands in the first column.
 */
public final class EnvironmentGraph {

    private final List<Column> columns;

    private EnvironmentGraph(List<Column> columns) {
        this.columns = columns;
    }

    /** @param environments in the order of the board; without a stated order each comes after the one before */
    static EnvironmentGraph of(Collection<String> environments, PromotionOrder order) {
        List<String> sorted = order.sorted(environments);
        Map<String, Integer> depths = new HashMap<>();
        List<List<String>> names = new ArrayList<>();
        for (String environment : sorted) {
            int depth = order.isEmpty()
                    ? names.size()
                    : order.before(environment).stream()
                            .mapToInt(before -> depths.getOrDefault(before, -1) + 1)
                            .max()
                            .orElse(0);
            depths.put(environment, depth);
            while (names.size() <= depth) {
                names.add(new ArrayList<>());
            }
            names.get(depth).add(environment);
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(new Column(names.get(i), i == 0 ? List.of() : lines(names.get(i - 1), names.get(i), order)));
        }
        return new EnvironmentGraph(List.copyOf(columns));
    }

    private static List<Line> lines(List<String> left, List<String> right, PromotionOrder order) {
        List<Line> lines = new ArrayList<>();
        for (int to = 0; to < right.size(); to++) {
            for (int from = 0; from < left.size(); from++) {
                if (order.isEmpty() || order.before(right.get(to)).contains(left.get(from))) {
                    lines.add(new Line(middle(from, left.size()), middle(to, right.size())));
                }
            }
        }
        return List.copyOf(lines);
    }

    /** Each column shares its height evenly. */
    private static int middle(int index, int of) {
        return (2 * index + 1) * 50 / of;
    }

    public List<Column> getColumns() {
        return columns;
    }

    /**
     * Environments that a release reaches after as many others.
     *
     * @param lines from the column before
     */
    public record Column(List<String> environments, List<Line> lines) {

        public Column {
            environments = List.copyOf(environments);
        }
    }

    /**
     * From an environment to one that comes after it.
     *
     * @param from height at the left, in hundredths of the column's
     * @param to height at the right, likewise
     */
    public record Line(int from, int to) {

        /** For SVG, in a square of a hundred. */
        public String path() {
            return "M0 " + from + " C50 " + from + " 50 " + to + " 100 " + to;
        }
    }
}
