package io.slipway.release.command;

import io.slipway.release.diagnosis.Diagnosis;
import io.slipway.release.diagnosis.DiagnosisText;
import io.slipway.release.doctor.Progress;
import io.slipway.release.releasing.ReleaseListener;
import io.slipway.release.reports.Finding;

/** Tells people how a release goes: a line per change, and on failure the cause first. */
final class ConsoleReleaseListener implements ReleaseListener {

    private final ReportArguments reporting;
    private final String environment;
    private final Progress progress;

    ConsoleReleaseListener(ReportArguments reporting, String environment) {
        this.reporting = reporting;
        this.environment = environment;
        this.progress = new Progress(reporting.out(), false);
    }

    @Override
    public synchronized void progress(String kind, String line) {
        progress.done(kind, line);
    }

    @Override
    public synchronized void failed(Diagnosis diagnosis) {
        reporting.tell(diagnosis.problems().stream()
                .map(problem -> Finding.about(environment, problem))
                .toList());
        String details = DiagnosisText.of(diagnosis);
        if (!details.isBlank()) {
            reporting.err().println(details);
        }
    }
}
