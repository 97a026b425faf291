package io.slipway.release.packaging;

import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The rules of {@code .helmignore}, with Helm's meaning and not Git's.
 *
 * <table>
 * <caption>Rules</caption>
 * <tr><td>{@code *.bak}</td><td>a file or directory of that name, anywhere</td></tr>
 * <tr><td>{@code docs/*.md}, {@code /notes}</td><td>that path, from the chart's directory</td></tr>
 * <tr><td>{@code work/}</td><td>directories only, with all that is in them</td></tr>
 * <tr><td>{@code !keep}</td><td>ignores all that does <em>not</em> match (Helm's meaning, not Git's)</td></tr>
 * <tr><td>{@code **}</td><td>refused, as by Helm</td></tr>
 * </table>
 *
 * @see <a href="https://github.com/helm/helm/blob/v3.21.0/pkg/ignore/rules.go">Helm's rules</a>
 */
final class HelmIgnore {

    private record Rule(Pattern pattern, boolean wholePath, boolean directoriesOnly, boolean negated) {

        boolean ignores(String path, boolean directory) {
            boolean matches = matches(path);
            if (negated) {
                return (directoriesOnly && !directory) || !matches;
            }
            return (!directoriesOnly || directory) && matches;
        }

        private boolean matches(String path) {
            String subject = wholePath ? path : path.substring(path.lastIndexOf('/') + 1);
            return pattern.matcher(subject).matches();
        }
    }

    private final List<Rule> rules;

    private HelmIgnore(List<Rule> rules) {
        this.rules = rules;
    }

    static HelmIgnore of(Path chart) throws IOException {
        Path file = chart.resolve(".helmignore");
        return ChartFile.exists(chart, file)
                ? parse(Files.readAllLines(file), file.toString())
                : parse(List.of(), file.toString());
    }

    static HelmIgnore parse(List<String> lines, String file) {
        List<Rule> rules = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        // Helm's one default: no hidden file is a template.
        rule("templates/.?*").ifPresent(rules::add);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replace("\uFEFF", "").strip();
            try {
                rule(line).ifPresent(rules::add);
            } catch (PatternSyntaxException e) {
                problems.add(Problem.of(e.getDescription()).at(file + ":" + (i + 1)));
            }
        }
        if (!problems.isEmpty()) {
            throw new SlipwayException(ExitCode.USAGE, problems);
        }
        return new HelmIgnore(rules);
    }

    /** @param path from the chart's directory, with {@code /} between its parts */
    boolean ignores(String path, boolean directory) {
        return rules.stream().anyMatch(rule -> rule.ignores(path, directory));
    }

    private static Optional<Rule> rule(String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return Optional.empty();
        }
        if (line.contains("**")) {
            throw new PatternSyntaxException("double star (**) is not understood by Helm", line, -1);
        }
        boolean negated = line.startsWith("!");
        String rest = negated ? line.substring(1) : line;
        boolean directoriesOnly = rest.endsWith("/");
        rest = directoriesOnly ? rest.substring(0, rest.length() - 1) : rest;
        boolean wholePath = rest.contains("/");
        String glob = rest.startsWith("/") ? rest.substring(1) : rest;
        return Optional.of(new Rule(Glob.compile(glob), wholePath, directoriesOnly, negated));
    }
}
