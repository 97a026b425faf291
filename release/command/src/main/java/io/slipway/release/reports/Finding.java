package io.slipway.release.reports;

import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.util.List;
import java.util.Optional;

/**
 * A problem in a report, with what it is about.
 *
 * @param subject mostly the environment
 */
public record Finding(Optional<String> subject, Problem problem) {

    public static Finding of(Problem problem) {
        return new Finding(Optional.empty(), problem);
    }

    /** @param subject mostly the environment; blank when the problem is about none */
    public static Finding about(String subject, Problem problem) {
        return new Finding(Optional.of(subject).filter(text -> !text.isBlank()), problem);
    }

    /** All problems of an error, about one subject. */
    public static List<Finding> all(String subject, SlipwayException error) {
        return error.problems().stream().map(problem -> about(subject, problem)).toList();
    }

    /** The form in which a person reads it. */
    public String render() {
        return problem.render(subject.orElse(""));
    }
}
