package io.slipway.plugin.board;

import hudson.model.Api;
import io.slipway.plugin.Texts;
import io.slipway.plugin.approvals.WaitingApprovals;
import io.slipway.plugin.approvals.WaitingApprovals.Waiting;
import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The page of all approvals that builds wait for: first those that wait for its viewer. */
@ExportedBean
public final class MyApprovals {

    private final List<ApprovalRow> rows;

    private MyApprovals(List<ApprovalRow> rows) {
        this.rows = rows;
    }

    /** As the sender of this request may see them. */
    static MyApprovals current() {
        List<Waiting> waiting = WaitingApprovals.visible();
        List<List<PlacedRecord>> apps = waiting.isEmpty() ? List.of() : DashboardAction.apps();
        return new MyApprovals(
                waiting.stream().map(one -> ApprovalRow.of(one, apps)).toList());
    }

    @Exported(inline = true)
    public List<ApprovalRow> getMine() {
        return rows.stream().filter(ApprovalRow::isForMe).toList();
    }

    /** Those that the viewer may see and not decide. */
    @Exported(inline = true)
    public List<ApprovalRow> getOthers() {
        return rows.stream().filter(row -> !row.isForMe()).toList();
    }

    public String getDisplayName() {
        return Texts.of(MyApprovals.class, "name");
    }

    public Api getApi() {
        return new Api(this);
    }
}
