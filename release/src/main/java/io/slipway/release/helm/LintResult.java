package io.slipway.release.helm;

import io.slipway.release.Problem;
import java.util.List;
import java.util.Optional;

/** What {@code lint} found, worst or not, in Helm's order. */
public record LintResult(List<Finding> findings) {

    public LintResult {
        findings = List.copyOf(findings);
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
     * @param location file, file and line, or key
     */
    public record Finding(Severity severity, Optional<String> location, String message) {

        Problem toProblem() {
            return new Problem(location, message, List.of(), Optional.empty());
        }
    }

    /**
     * The findings that a release must not have.
     *
     * @param strict whether a warning is one
     */
    public List<Problem> problems(boolean strict) {
        Severity threshold = strict ? Severity.WARNING : Severity.ERROR;
        return findings.stream()
                .filter(finding -> finding.severity().compareTo(threshold) >= 0)
                .map(Finding::toProblem)
                .toList();
    }
}
