package io.slipway.release.descriptor;

import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The marks that {@code init} and {@code import} leave where only a person knows the value. Nothing with a mark is
 * released: what stands there is a guess.
 */
public final class FillIn {

    /** Stands in a comment behind the value. */
    public static final String MARK = "fill in";

    private static final Pattern MARKED = Pattern.compile(".*(^|\\s)#\\s*" + MARK + "\\b.*");
    private static final String ENVIRONMENTS = "environments.";

    private FillIn() {}

    /** The marks that matter to an environment: its own, and those outside every environment. */
    public static List<Problem> of(Descriptor descriptor, Environment environment) {
        List<Problem> problems = new ArrayList<>();
        List<String> lines = lines(descriptor.file());
        for (int i = 0; i < lines.size(); i++) {
            if (MARKED.matcher(lines.get(i)).matches()) {
                mark(descriptor, environment, i + 1).ifPresent(problems::add);
            }
        }
        return problems;
    }

    /** All marks in any other file. */
    public static List<Problem> in(Path file) {
        List<Problem> problems = new ArrayList<>();
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (MARKED.matcher(lines.get(i)).matches()) {
                problems.add(problem("the line", file, i + 1));
            }
        }
        return problems;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw SlipwayException.usage(Problem.of("cannot read the file: " + e.getMessage())
                    .at(file.toString())
                    .fix("let this user read it"));
        }
    }

    private static Optional<Problem> mark(Descriptor descriptor, Environment environment, int line) {
        String key = key(descriptor, line);
        boolean elsewhere =
                key.startsWith(ENVIRONMENTS) && !isOf(environment.name(), key.substring(ENVIRONMENTS.length()));
        if (elsewhere) {
            return Optional.empty();
        }
        return Optional.of(problem(key.isEmpty() ? "the line" : key, descriptor.file(), line));
    }

    private static Problem problem(String what, Path file, int line) {
        return Problem.of(what + " is still marked # " + MARK)
                .at(file + ":" + line)
                .fix("write the right value, and delete the mark");
    }

    private static boolean isOf(String environment, String key) {
        return key.equals(environment) || key.startsWith(environment + ".");
    }

    /** The innermost key of a line; of a list's item, the list. */
    private static String key(Descriptor descriptor, int line) {
        return descriptor.places().entrySet().stream()
                .filter(place -> place.getValue().line() == line)
                .map(Map.Entry::getKey)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }
}
