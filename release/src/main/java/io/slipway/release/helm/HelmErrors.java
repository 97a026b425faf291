package io.slipway.release.helm;

import io.slipway.release.ExitCode;
import io.slipway.release.Problem;
import io.slipway.release.SlipwayException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns Helm's error texts into problems with a place: Helm wraps the one fact that matters, {@code file:line} or the key,
 * into sentences about its own doings.
 */
final class HelmErrors {

    /** {@code at '/ingress/host': got number, want string}: one line each, below the chart's name. */
    private static final Pattern SCHEMA = Pattern.compile("(?m)^- at '([^']*)': (.*)$");

    /** {@code template: web/templates/deployment.yaml:12:20: executing "…" at <.Values.a.b>: nil pointer …}. */
    private static final Pattern TEMPLATE =
            Pattern.compile("template: ([^\\s:]+):(\\d+)(?::\\d+)?: (?:executing \"[^\"]*\" at )?(.*)", Pattern.DOTALL);

    /** {@code execution error at (web/templates/x.yaml:3:4): a message of the chart's}, and parse errors alike. */
    private static final Pattern AT =
            Pattern.compile("(?:execution|parse) error at \\(([^\\s:)]+):(\\d+)(?::\\d+)?\\): (.*)", Pattern.DOTALL);

    /** {@code YAML parse error on web/templates/x.yaml: error converting YAML to JSON: yaml: line 5: …}. */
    private static final Pattern RENDERED =
            Pattern.compile("YAML parse error on ([^\\s:]+): (?:error converting YAML to JSON: )?(.*)", Pattern.DOTALL);

    private HelmErrors() {}

    static SlipwayException translate(String text, Path chart) {
        return new SlipwayException(ExitCode.FAILED, problems(text, chart));
    }

    static List<Problem> problems(String text, Path chart) {
        List<Problem> schema = schema(text);
        if (!schema.isEmpty()) {
            return schema;
        }
        Matcher rendered = RENDERED.matcher(text);
        if (rendered.find()) {
            return List.of(Problem.of("the rendered template is not YAML: " + rendered.group(2))
                    .at(file(rendered.group(1), chart)));
        }
        for (Pattern pattern : List.of(AT, TEMPLATE)) {
            MatchResult last = last(pattern, text);
            if (last != null) {
                return List.of(Problem.of(last.group(3).strip()).at(file(last.group(1), chart) + ":" + last.group(2)));
            }
        }
        return List.of(Problem.of(text.strip()));
    }

    private static List<Problem> schema(String text) {
        List<Problem> problems = new ArrayList<>();
        for (MatchResult match : SCHEMA.matcher(text).results().toList()) {
            String key =
                    match.group(1).isEmpty() ? "" : match.group(1).substring(1).replace('/', '.');
            Problem problem = Problem.of(
                    key.isEmpty() ? "the values: " + match.group(2) : "value of " + key + ": " + match.group(2));
            problems.add(key.isEmpty() ? problem : problem.at(key));
        }
        return problems;
    }

    /** Of an error within includes, the last place named is the innermost, where the mistake is. */
    private static MatchResult last(Pattern pattern, String text) {
        MatchResult found = null;
        Matcher matcher = pattern.matcher(text);
        int from = 0;
        while (matcher.find(from)) {
            found = matcher.toMatchResult();
            from = matcher.start(1);
        }
        return found;
    }

    /** Helm names files by the chart's name first; people look for them in the chart's directory. */
    private static String file(String helmsName, Path chart) {
        int slash = helmsName.indexOf('/');
        return chart.resolve(helmsName.substring(slash + 1)).toString();
    }
}
