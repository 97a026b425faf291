package io.slipway.release.packaging;

import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.versions.SemanticVersion;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** {@code Chart.yaml}: its text, and what a package must know of it. */
record ChartMetadata(Path file, String text, Map<?, ?> fields) {

    /** Never a way out of a directory: the name becomes that of a directory and of a file. */
    private static final Pattern NAME = Pattern.compile("(?!\\.{1,2}$)[a-zA-Z0-9._-]+");

    static ChartMetadata read(Path chart) {
        Path file = chart.resolve("Chart.yaml");
        if (!ChartFile.exists(chart, file)) {
            throw SlipwayException.usage(Problem.of("no chart here: Chart.yaml is missing")
                    .at(file.toString())
                    .fix("name the directory that holds Chart.yaml"));
        }
        try {
            return of(file, Files.readString(file));
        } catch (CharacterCodingException e) {
            throw SlipwayException.usage(Problem.of("Chart.yaml is not UTF-8").at(file.toString()));
        } catch (IOException e) {
            throw SlipwayException.usage(
                    Problem.of("cannot read Chart.yaml: " + e.getMessage()).at(file.toString()));
        }
    }

    private static ChartMetadata of(Path file, String text) {
        try {
            Object read = new Load(LoadSettings.builder().build()).loadFromString(text);
            if (read instanceof Map<?, ?> fields) {
                return new ChartMetadata(file, text, fields);
            }
        } catch (MarkedYamlEngineException e) {
            String line =
                    e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
            throw SlipwayException.usage(
                    Problem.of("Chart.yaml is not YAML: " + e.getProblem()).at(file + line));
        } catch (YamlEngineException e) {
            throw SlipwayException.usage(
                    Problem.of("Chart.yaml is not YAML: " + e.getMessage()).at(file.toString()));
        }
        throw SlipwayException.usage(Problem.of("Chart.yaml is not a map").at(file.toString()));
    }

    /** The same metadata with other versions; comments and order stay as the author wrote them. */
    ChartMetadata with(Optional<String> version, Optional<String> appVersion) {
        Map<String, String> wanted = new LinkedHashMap<>();
        version.ifPresent(value -> wanted.put("version", value));
        appVersion.ifPresent(value -> wanted.put("appVersion", value));
        return with(wanted);
    }

    /** The same metadata with other texts at some keys; comments and order stay as the author wrote them. */
    ChartMetadata with(Map<String, String> wanted) {
        String edited = text;
        for (Map.Entry<String, String> entry : wanted.entrySet()) {
            edited = set(edited, entry.getKey(), entry.getValue());
        }
        Map<Object, Object> expected = new LinkedHashMap<>(fields);
        expected.putAll(wanted);
        if (!isReadAs(edited, expected)) {
            // Written in a way that lines do not show (flow style, anchors): give up its form, not its content.
            edited = dump(expected);
        }
        return new ChartMetadata(file, edited, expected);
    }

    private static String set(String text, String key, String value) {
        String line = key + ": \"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        Matcher present = Pattern.compile("(?m)^" + key + ":.*$").matcher(text);
        if (present.find()) {
            return present.replaceFirst(Matcher.quoteReplacement(line));
        }
        return text.endsWith("\n") ? text + line + "\n" : text + "\n" + line + "\n";
    }

    private static boolean isReadAs(String text, Map<?, ?> expected) {
        try {
            return expected.equals(new Load(LoadSettings.builder().build()).loadFromString(text));
        } catch (YamlEngineException e) {
            return false;
        }
    }

    private static String dump(Map<?, ?> fields) {
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setDefaultScalarStyle(ScalarStyle.PLAIN)
                .build();
        return new Dump(settings).dumpToString(fields);
    }

    String name() {
        return String.valueOf(fields.get("name"));
    }

    String version() {
        return String.valueOf(fields.get("version"));
    }

    boolean hasName() {
        return fields.get("name") != null && NAME.matcher(name()).matches();
    }

    /** All that would make Helm, or a registry, refuse the package. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (!"v2".equals(fields.get("apiVersion"))) {
            problems.add(problem("apiVersion of the chart is " + quoted("apiVersion") + ", not v2")
                    .fix("write apiVersion: v2"));
        }
        if (!hasName()) {
            problems.add(
                    problem("name of the chart is " + quoted("name")).fix("use letters, digits, '.', '_' and '-'"));
        }
        if (!SemanticVersion.isOne(version())) {
            problems.add(problem("version of the chart is " + quoted("version")
                            + ", which is not a semantic version (MAJOR.MINOR.PATCH)")
                    .fix("use a version such as 1.4.0 or 1.4.0-rc.1, in quotes in Chart.yaml"));
        }
        return problems;
    }

    /**
     * Nothing when {@link #problems} finds none.
     *
     * @param told how a problem is told
     * @throws SlipwayException (usage) with the problems
     */
    void check(UnaryOperator<Problem> told) {
        List<Problem> found = problems().stream().map(told).toList();
        if (!found.isEmpty()) {
            throw new SlipwayException(ExitCode.USAGE, found);
        }
    }

    void write() throws IOException {
        Files.writeString(file, text);
    }

    private String quoted(String key) {
        return fields.get(key) == null ? "missing" : "'" + fields.get(key) + "'";
    }

    private Problem problem(String message) {
        return Problem.of(message).at(file.toString());
    }
}
