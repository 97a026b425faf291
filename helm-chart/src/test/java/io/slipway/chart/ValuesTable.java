package io.slipway.chart;

import static io.slipway.chart.Manifests.at;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows that {@code # --} comments of values.yaml make. A comment documents the key on the next line; what lies below
 * a documented key is part of its default, not a row of its own.
 */
final class ValuesTable {
    private static final Pattern COMMENT = Pattern.compile("^ *# -- (.*)$");
    private static final Pattern KEY = Pattern.compile("^( *)([A-Za-z0-9]+):.*$");
    private static final int LONGEST_DEFAULT = 60;

    /** One documented key: its path, its default, what it says. */
    record Row(String key, Object standard, String text) {
        String markdown() {
            return "| `" + key + "` | " + shown() + " | " + text.replace("|", "\\|") + " |";
        }

        private String shown() {
            String json = JsonMapper.builder().build().writeValueAsString(standard);
            return json.length() > LONGEST_DEFAULT ? "see values.yaml" : "`" + json + "`";
        }
    }

    private ValuesTable() {}

    static List<Row> rows(Path values) throws IOException {
        String text = Files.readString(values);
        Map<String, Object> standards =
                Manifests.mapAt(new Load(LoadSettings.builder().build()).loadFromString(text));
        List<Row> rows = new ArrayList<>();
        List<String> path = new ArrayList<>();
        Optional<String> comment = Optional.empty();
        for (String line : text.lines().toList()) {
            Matcher commented = COMMENT.matcher(line);
            Matcher key = KEY.matcher(line);
            if (commented.matches()) {
                comment = Optional.of(commented.group(1).strip());
            } else if (key.matches() && key.group(1).length() / 2 <= path.size()) {
                path.subList(key.group(1).length() / 2, path.size()).clear();
                path.add(key.group(2));
                comment.ifPresent(it -> rows.add(new Row(String.join(".", path), at(standards, path.toArray()), it)));
                comment = Optional.empty();
            }
        }
        return rows;
    }

    static String markdown(List<Row> rows) {
        List<String> lines = new ArrayList<>(List.of("| key | default | meaning |", "| --- | --- | --- |"));
        rows.forEach(row -> lines.add(row.markdown()));
        return String.join("\n", lines);
    }
}
