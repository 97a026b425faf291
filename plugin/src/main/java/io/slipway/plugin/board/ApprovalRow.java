package io.slipway.plugin.board;

import hudson.model.Job;
import hudson.model.Run;
import io.slipway.plugin.approvals.Approval;
import io.slipway.plugin.approvals.ApprovalsAction;
import io.slipway.plugin.approvals.Subject;
import io.slipway.plugin.approvals.WaitingApprovals.Waiting;
import java.util.List;
import java.util.Optional;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** One approval that a build waits for, with what somebody has to know who decides. */
@ExportedBean(defaultVisibility = 3)
public final class ApprovalRow {

    private final Waiting waiting;
    private final Optional<PlacedRecord> running;
    private final String refusal;

    private ApprovalRow(Waiting waiting, Optional<PlacedRecord> running) {
        this.waiting = waiting;
        this.running = running;
        refusal = waiting.action().refusal(waiting.approval());
    }

    /** @param apps all records that the viewer may see, by app */
    static ApprovalRow of(Waiting waiting, List<List<PlacedRecord>> apps) {
        Optional<PlacedRecord> running = apps.stream()
                .filter(records -> records.stream().anyMatch(record -> isOf(waiting, record)))
                .flatMap(List::stream)
                .filter(record ->
                        record.getEnvironment().equals(waiting.approval().getEnvironment()))
                .filter(PlacedRecord::tellsWhatRuns)
                .filter(record -> !waiting.approval().isConfirmation() || isBefore(record, waiting))
                .findFirst();
        return new ApprovalRow(waiting, running);
    }

    /** Of a release that is to be confirmed, what ran before it is of interest. */
    private static boolean isBefore(PlacedRecord record, Waiting waiting) {
        return !record.job().equals(waiting.run().getParent())
                || record.getBuild() != waiting.run().getNumber();
    }

    private static boolean isOf(Waiting waiting, PlacedRecord record) {
        Subject subject = waiting.approval().getSubject();
        return record.job().equals(waiting.run().getParent())
                && record.record().getDirectory().equals(subject.getDirectory())
                && (subject.getApp().isEmpty() || record.record().getApp().equals(subject.getApp()));
    }

    public Approval getApproval() {
        return waiting.approval();
    }

    public ApprovalsAction getAction() {
        return waiting.action();
    }

    public Run<?, ?> getRun() {
        return waiting.run();
    }

    /** Of the list, for links to this row. */
    public String getAnchor() {
        return waiting.action().anchor(waiting.approval());
    }

    /** Why the viewer may not decide; null when they may, as Jelly wants it. */
    @Exported
    public String getRefusal() {
        return refusal;
    }

    boolean isForMe() {
        return refusal == null;
    }

    @Exported
    public String getApp() {
        String app = waiting.approval().getSubject().getApp();
        return app.isEmpty() ? waiting.run().getParent().getFullName() : app;
    }

    @Exported
    public String getEnvironment() {
        return waiting.approval().getEnvironment();
    }

    /** That would come; empty where nobody knows it yet. */
    @Exported
    public String getVersion() {
        return waiting.approval().getSubject().getVersion();
    }

    /** What runs there now; null when nothing does, as Jelly and JSON want it. */
    @Exported(inline = true)
    public PlacedRecord getRunning() {
        return running.orElse(null);
    }

    /** From Jenkins' root. */
    @Exported
    public String getUrl() {
        return waiting.run().getUrl();
    }

    @Exported(inline = true)
    public List<Change> getChanges() {
        return isComparable() && source() > before() ? Change.between(job(), before(), source()) : List.of();
    }

    /** What the release would take away again, as it is older than what runs. */
    @Exported(inline = true)
    public List<Change> getTakenBack() {
        return isComparable() && source() < before() ? Change.between(job(), source(), before()) : List.of();
    }

    private boolean isComparable() {
        return source() > 0
                && before() > 0
                && running.filter(record -> record.job().equals(job())).isPresent();
    }

    private int source() {
        return waiting.approval().getSubject().getSource();
    }

    private int before() {
        return running.map(record -> record.record().getSource()).orElse(0);
    }

    private Job<?, ?> job() {
        return waiting.run().getParent();
    }
}
