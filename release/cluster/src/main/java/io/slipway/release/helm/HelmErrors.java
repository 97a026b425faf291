package io.slipway.release.helm;

import io.slipway.release.clusters.ClusterErrors;
import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.revisions.ReleaseTarget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns Helm's error texts into problems with a place: Helm wraps the one fact that matters, {@code file:line} or the key,
 * into sentences about its own doings.
 */
public final class HelmErrors {

    /** {@code at '/ingress/host': got number, want string}: one line each, below the chart's name. */
    private static final Pattern SCHEMA = Pattern.compile("(?m)^\\s*- at '([^']*)': (.*)$");

    private static final String PLACE = "([^\\s:(\"]+\\.[a-zA-Z]+):(\\d+)(?::\\d+)?";

    /** {@code execution error at (web/templates/x.yaml:3:4): a message of the chart's}, and parse errors alike. */
    private static final Pattern AT = Pattern.compile("error at \\(" + PLACE + "\\): (.*)", Pattern.DOTALL);

    /**
     * Helm 3: {@code template: web/templates/x.yaml:12:20: executing "…" at <.Values.a.b>: nil pointer …}; Helm 4 has the
     * same in several lines and without its first word.
     */
    private static final Pattern EXECUTING =
            Pattern.compile(PLACE + ":?\\s+executing \"[^\"]*\" at <([^>]*)>:\\s+(.*)", Pattern.DOTALL);

    /** {@code template: web/templates/x.yaml:12: unexpected "}" in operand}. */
    private static final Pattern TEMPLATE = Pattern.compile("template: " + PLACE + ": (.*)", Pattern.DOTALL);

    /** {@code YAML parse error on web/templates/x.yaml: error converting YAML to JSON: yaml: line 5: …}. */
    private static final Pattern RENDERED =
            Pattern.compile("YAML parse error on ([^\\s:]+): (?:error converting YAML to JSON: )?(.*)", Pattern.DOTALL);

    /** {@code cannot load values.yaml: error converting YAML to JSON: yaml: line 2: …}. */
    private static final Pattern UNREADABLE =
            Pattern.compile("cannot load (\\S+?): .*?yaml: line (\\d+): (.*)", Pattern.DOTALL);

    private HelmErrors() {}

    /**
     * Why a release was not changed: the cluster's refusal, or else the chart's mistake.
     *
     * @param chart whose templates the text may name
     */
    public static SlipwayException ofChange(String text, ReleaseTarget target, Path chart) {
        String plain = plain(text);
        return ClusterErrors.known(plain, target.toString()).orElseGet(() -> {
            List<Problem> problems = problems(text, chart);
            return problems.equals(List.of(Problem.of(plain)))
                    ? ClusterErrors.unknown(plain, target.toString())
                    : new SlipwayException(ExitCode.FAILED, problems);
        });
    }

    public static SlipwayException translate(String text, Path chart) {
        return new SlipwayException(ExitCode.FAILED, problems(text, chart));
    }

    public static List<Problem> problems(String error, Path chart) {
        String text = plain(error);
        List<Problem> schema = schema(text);
        if (!schema.isEmpty()) {
            return schema;
        }
        Matcher rendered = RENDERED.matcher(text);
        if (rendered.find()) {
            return List.of(Problem.of("the rendered template is not YAML: " + rendered.group(2))
                    .at(file(rendered.group(1), chart)));
        }
        Matcher unreadable = UNREADABLE.matcher(text);
        if (unreadable.find()) {
            return List.of(Problem.of("not YAML: " + unreadable.group(3))
                    .at(chart.resolve(unreadable.group(1)) + ":" + unreadable.group(2)));
        }
        return List.of(last(AT, text)
                .map(at -> problem(at, at.group(3), chart))
                .or(() -> last(EXECUTING, text).map(at -> problem(at, at.group(3) + ": " + at.group(4), chart)))
                .or(() -> last(TEMPLATE, text).map(at -> problem(at, at.group(3), chart)))
                .orElseGet(() -> Problem.of(text)));
    }

    /** Without what Helm's command line adds before and after. */
    public static String plain(String text) {
        return text.replaceFirst("(?s)\\n*Use --debug flag to render out invalid YAML.*", "")
                .replaceAll("(?m)^(WARNING: .*|.*warnings\\.go:.*|level=WARN .*)\\n?", "")
                .strip()
                .replaceFirst("^Error: ", "")
                .replaceFirst("(?m)^1 error occurred:\\s*\\* ", "")
                .strip();
    }

    private static List<Problem> schema(String text) {
        Set<Problem> problems = new LinkedHashSet<>();
        for (MatchResult match : SCHEMA.matcher(text).results().toList()) {
            String key = match.group(1).replaceFirst("^/", "").replace('/', '.');
            problems.add(
                    key.isEmpty()
                            ? Problem.of("the values: " + match.group(2)).at("values")
                            : Problem.of("value of " + key + ": " + match.group(2))
                                    .at(key));
        }
        return new ArrayList<>(problems);
    }

    private static Problem problem(MatchResult at, String message, Path chart) {
        return Problem.of(message.strip()).at(file(at.group(1), chart) + ":" + at.group(2));
    }

    /** Of an error within includes, the last place named is the innermost, where the mistake is. */
    private static Optional<MatchResult> last(Pattern pattern, String text) {
        Optional<MatchResult> found = Optional.empty();
        Matcher matcher = pattern.matcher(text);
        for (int from = 0; matcher.find(from); from = matcher.end(1)) {
            found = Optional.of(matcher.toMatchResult());
        }
        return found;
    }

    /** Helm names files by the chart's name first; people look for them in the chart's directory. */
    private static String file(String helmsName, Path chart) {
        int slash = helmsName.indexOf('/');
        return chart.resolve(helmsName.substring(slash + 1)).toString();
    }
}
