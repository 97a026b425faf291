package io.slipway.release.command;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.doctor.Progress;
import io.slipway.release.helm.Helm;
import io.slipway.release.problems.AtExit;
import io.slipway.release.releasing.ReleaseListener;
import io.slipway.release.releasing.ReleaseRequest;
import io.slipway.release.releasing.ReleaseResult;
import io.slipway.release.reports.ChangeReport;
import io.slipway.release.reports.ReleaseReport;
import io.slipway.release.reports.RevisionEntry;
import io.slipway.release.revisions.ReleaseTarget;
import java.util.Optional;

/** What a verb that changes a release says: to which cluster, what is happening, how it ended. */
final class ChangeOutput {

    private final ReportArguments reporting;
    private final String environment;
    private final ReleaseTarget target;
    private final Progress progress;
    private final ReleaseListener listener;
    private Optional<String> url = Optional.empty();

    ChangeOutput(ReportArguments reporting, String environment, ReleaseTarget target) {
        this.reporting = reporting;
        this.environment = environment;
        this.target = target;
        this.progress = new Progress(reporting.out(), false);
        this.listener = new ConsoleReleaseListener(reporting, environment);
    }

    /** Where the app is served when all went well, for the report. */
    void servedAt(Descriptor descriptor, Environment where) {
        url = Optional.of("https://" + where.host() + descriptor.app().basePath());
    }

    ReleaseListener listener() {
        return listener;
    }

    void announce(String what, Helm helm) {
        AtExit.refuseToBegin(target);
        reporting.out().println("slipway: " + what + ", environment " + environment);
        progress.done("cluster", target.cluster().describe());
        progress.done("namespace", target.namespace());
        progress.done("helm", helm.describe());
    }

    void chart(ReleaseRequest request) {
        progress.done(
                "chart",
                request.chart().nameAndVersion() + " ("
                        + shortened(request.chart().digest()) + ")");
        if (!request.record().artifact().image().isBlank()) {
            progress.done("image", request.record().artifact().image());
        }
    }

    /** Whether what is promoted is known to be what was released. */
    void verdict(String text) {
        progress.done("chart is", text);
    }

    /** What somebody should know who reads on. */
    void note(String text) {
        progress.done("note", text);
    }

    private static String shortened(String digest) {
        return digest.length() > 19 ? digest.substring(0, 19) + "…" : digest;
    }

    /** @param done the word for a good end */
    int end(String done, ReleaseResult result) {
        return end(done, result, ChangeReport.Details.NONE);
    }

    /** @param details that the report tells beside */
    int end(String done, ReleaseResult result, ChangeReport.Details details) {
        String took = " in " + Progress.summary(result.took());
        if (result.isDone()) {
            result.revision()
                    .ifPresent(revision -> progress.done(
                            done, "revision " + revision.number() + ", " + RevisionEntry.version(revision) + took));
        } else {
            String left = result.rollback()
                    .map(revision -> "; rolled back to " + RevisionEntry.version(revision) + " (revision "
                            + revision.number() + ")")
                    .orElse(
                            result.rollbackProblems().isEmpty()
                                    ? "; left in place for inspection"
                                    : "; and the rollback failed too");
            progress.done(
                    "failed",
                    result.revision()
                                    .map(revision -> "revision " + revision.number())
                                    .orElse("")
                            + took
                            + left);
        }
        return reporting.end(ReleaseReport.of(environment, target, result, details.servedAt(url)));
    }
}
