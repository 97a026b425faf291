package io.slipway.release.reports;

import io.slipway.release.problems.ClosedChecks;
import io.slipway.release.problems.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The document that a verb answers with: {@code report.schema.json}, key by key.
 *
 * @param slipway the version of Slipway
 * @param closed how long the checks are closed, when it is these that ended it
 */
record ReportDocument(
        int reportVersion,
        String slipway,
        String verb,
        int exitCode,
        List<ProblemEntry> problems,
        Optional<ClosedEntry> closed,
        VerbResult result) {

    /**
     * Closed checks.
     *
     * @param askAgain in seconds
     */
    record ClosedEntry(boolean waits, Optional<Instant> opens, Optional<Integer> askAgain) {

        static ClosedEntry of(ClosedChecks closed) {
            return new ClosedEntry(
                    closed.waits(), closed.opens(), closed.askAgain().map(pause -> (int) pause.toSeconds()));
        }
    }

    /** One problem, as a machine reads it. */
    record ProblemEntry(
            Optional<String> subject,
            String message,
            Optional<String> location,
            List<String> lookedIn,
            Optional<String> fix) {

        static ProblemEntry of(Finding finding) {
            Problem problem = finding.problem();
            return new ProblemEntry(
                    finding.subject(), problem.message(), problem.location(), problem.lookedIn(), problem.fix());
        }
    }
}
