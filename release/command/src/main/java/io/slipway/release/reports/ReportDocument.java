package io.slipway.release.reports;

import io.slipway.release.problems.Problem;
import java.util.List;
import java.util.Optional;

/**
 * The document that a verb answers with: {@code report.schema.json}, key by key.
 *
 * @param slipway the version of Slipway
 */
record ReportDocument(
        int reportVersion, String slipway, String verb, int exitCode, List<ProblemEntry> problems, VerbResult result) {

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
