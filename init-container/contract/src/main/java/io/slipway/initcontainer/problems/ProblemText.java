package io.slipway.initcontainer.problems;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a problem, written and read: what a container leaves behind for whoever asks why it ended.
 *
 * <pre>
 * slipway: acceptance: no value for token apiUrl
 *   at src/environments/environment.ts:4
 *   looked in: environment acceptance, variables of slipway.yaml, --set
 *   fix: add apiUrl under environments.acceptance.variables
 * </pre>
 *
 * Further lines of one part stand deeper than the parts, so that no text can pass for another part. Among the places
 * that were looked in, a backslash keeps a comma that belongs to one of them, and itself.
 */
public final class ProblemText {
    /**
     * A problem and whom it is about.
     *
     * @param subject the environment, or whatever else stands in front; empty where nothing does
     */
    public record Entry(String subject, Problem problem) {}

    /** Subject of what ended nothing. */
    public static final String WARNING = "warning";

    private static final String START = "slipway: ";
    private static final String AT = "  at ";
    private static final String LOOKED_IN = "  looked in: ";
    private static final String FIX = "  fix: ";
    private static final String DEEPER = "    ";
    private static final String BETWEEN = ", ";
    private static final Pattern SUBJECT = Pattern.compile("([a-z0-9][a-z0-9-]*): (?=\\S)(.*)", Pattern.DOTALL);

    private ProblemText() {}

    /** @param subject left out when blank */
    public static String of(Problem problem, String subject) {
        StringBuilder text = new StringBuilder(START);
        if (!subject.isBlank()) {
            text.append(subject).append(": ");
        }
        text.append(deeper(problem.what()));
        if (problem.at().isPresent()) {
            text.append('\n').append(AT).append(deeper(problem.at().get()));
        }
        if (!problem.lookedIn().isEmpty()) {
            text.append('\n').append(LOOKED_IN).append(deeper(joined(problem.lookedIn())));
        }
        if (problem.fix().isPresent()) {
            text.append('\n').append(FIX).append(deeper(problem.fix().get()));
        }
        return text.toString();
    }

    /** All of them, each from the start of a line. */
    public static String of(List<Problem> problems, String subject) {
        StringBuilder text = new StringBuilder();
        for (Problem problem : problems) {
            text.append(text.length() == 0 ? "" : "\n").append(of(problem, subject));
        }
        return text.toString();
    }

    /**
     * The problems of a text, in their order; other lines, such as those of a log around them, are passed over.
     *
     * <p>A first word with a colon behind it is taken for the subject, as nothing else tells them apart.
     */
    public static List<Entry> parse(String text) {
        List<Entry> entries = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\r?\n", -1)) {
            if (line.startsWith(START)) {
                add(lines, entries);
                lines.add(line);
            } else if (!lines.isEmpty() && line.startsWith("  ")) {
                lines.add(line);
            } else {
                add(lines, entries);
            }
        }
        add(lines, entries);
        return entries;
    }

    private static void add(List<String> lines, List<Entry> entries) {
        if (!lines.isEmpty()) {
            entries.add(entry(lines));
            lines.clear();
        }
    }

    private static Entry entry(List<String> lines) {
        String head = part(lines, START).orElse("");
        Matcher subject = SUBJECT.matcher(head);
        boolean named = subject.matches();
        Problem problem = new Problem(
                named ? subject.group(2) : head,
                part(lines, AT),
                part(lines, LOOKED_IN).map(ProblemText::places).orElse(List.of()),
                part(lines, FIX));
        return new Entry(named ? subject.group(1) : "", problem);
    }

    /** A part with the lines that belong to it. */
    private static Optional<String> part(List<String> lines, String name) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(name)) {
                StringBuilder part = new StringBuilder(lines.get(i).substring(name.length()));
                for (int next = i + 1; next < lines.size() && lines.get(next).startsWith(DEEPER); next++) {
                    part.append('\n').append(lines.get(next).substring(DEEPER.length()));
                }
                return Optional.of(part.toString());
            }
        }
        return Optional.empty();
    }

    private static String deeper(String text) {
        return text.replace("\n", "\n" + DEEPER);
    }

    private static String joined(List<String> places) {
        StringBuilder text = new StringBuilder();
        for (String place : places) {
            text.append(text.length() == 0 ? "" : BETWEEN)
                    .append(place.replace("\\", "\\\\").replace(BETWEEN, "\\" + BETWEEN));
        }
        return text.toString();
    }

    private static List<String> places(String joined) {
        List<String> places = new ArrayList<>();
        StringBuilder place = new StringBuilder();
        for (int i = 0; i < joined.length(); i++) {
            if (joined.charAt(i) == '\\' && i + 1 < joined.length()) {
                place.append(joined.charAt(++i));
            } else if (joined.startsWith(BETWEEN, i)) {
                places.add(place.toString());
                place.setLength(0);
                i++;
            } else {
                place.append(joined.charAt(i));
            }
        }
        places.add(place.toString());
        return places;
    }
}
