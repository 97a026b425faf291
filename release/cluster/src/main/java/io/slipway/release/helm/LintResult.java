package io.slipway.release.helm;

import io.slipway.release.problems.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What {@code lint} found, worst or not, in Helm's order.
 *
 * @param manifests that were rendered on the way, so that nobody need render them again; empty where none were
 */
public record LintResult(List<Finding> findings, Optional<String> manifests) {

    public LintResult {
        findings = List.copyOf(findings);
    }

    public LintResult(List<Finding> findings) {
        this(findings, Optional.empty());
    }

    /** How bad a finding is. */
    public enum Severity {
        INFO,
        WARNING,
        ERROR
    }

    /**
     * One finding.
     *
     * @param place key, or file and line, where Helm knows it that well
     * @param source file or directory of the chart that Helm was looking at
     */
    public record Finding(Severity severity, Optional<String> place, Optional<String> source, String message) {

        public static Finding of(Severity severity, Problem problem) {
            return new Finding(severity, problem.location(), Optional.empty(), problem.message());
        }

        /** The best place that is known. */
        public Optional<String> location() {
            return place.or(() -> source);
        }

        /** Helm looks at a chart in several ways and so tells one mistake more than once. */
        public boolean saysTheSameAs(Finding other) {
            return severity == other.severity
                    && message.equals(other.message)
                    && (place.isEmpty() || place.equals(other.place));
        }

        Problem toProblem() {
            return new Problem(location(), message, List.of(), Optional.empty());
        }
    }

    /**
     * The findings that a release must not have, each once.
     *
     * @param strict whether a warning is one
     */
    public List<Problem> problems(boolean strict) {
        Severity threshold = strict ? Severity.WARNING : Severity.ERROR;
        return findings.stream()
                .filter(finding -> finding.severity().compareTo(threshold) >= 0)
                .map(Finding::toProblem)
                .distinct()
                .toList();
    }
}
