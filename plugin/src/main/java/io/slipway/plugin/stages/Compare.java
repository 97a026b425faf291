package io.slipway.plugin.stages;

import io.slipway.plugin.Texts;
import io.slipway.plugin.approvals.SeenDiff;
import io.slipway.plugin.reports.Masker;
import io.slipway.plugin.reports.NotAReportException;
import io.slipway.plugin.reports.Report;
import java.time.Instant;

/** Asks what a release would change, for the people who approve it. */
final class Compare implements Asker {

    private static final long serialVersionUID = 1L;

    private final AwaitApproval approval;

    Compare(AwaitApproval approval) {
        this.approval = approval;
    }

    @Override
    public Stage answered(String text, Masker masker, Instant now) {
        try {
            return approval.compared(SeenDiff.in(Report.parse(text), masker));
        } catch (NotAReportException e) {
            return unanswered(Texts.of(AwaitChecks.class, "noAnswer"), now);
        }
    }

    @Override
    public Stage unanswered(String why, Instant now) {
        return approval.compared(SeenDiff.unknown(why));
    }
}
