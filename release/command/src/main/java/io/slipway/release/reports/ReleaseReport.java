package io.slipway.release.reports;

import io.slipway.release.releasing.ReleaseResult;
import io.slipway.release.revisions.ReleaseTarget;
import java.util.List;

/** The reports of verbs that change a release. */
public final class ReleaseReport {

    private ReleaseReport() {}

    /** Done when the release is, else failed with its problems. */
    public static Report of(
            String environment, ReleaseTarget target, ReleaseResult result, ChangeReport.Details details) {
        VerbResult changed = ChangeReport.of(TargetEntry.of(environment, target), result, details);
        List<Finding> problems = result.problems().stream()
                .map(problem -> Finding.about(environment, problem))
                .toList();
        return result.isDone() ? Report.done(changed) : Report.failed(problems, changed);
    }
}
