package io.slipway.plugin.board;

import hudson.Extension;
import hudson.model.Api;
import hudson.model.Job;
import hudson.model.RootAction;
import io.slipway.plugin.Texts;
import io.slipway.plugin.approvals.WaitingApprovals;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jenkins.management.Badge;
import jenkins.model.Jenkins;
import jenkins.security.stapler.StaplerDispatchable;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The board of all apps that its viewer may see. */
@Extension
@ExportedBean
public final class DashboardAction implements RootAction {

    /** @param page from 0 on, as it stands in the address; null for the first */
    public Board board(String filter, String page) {
        return Board.of(jobs().toList(), filter, page);
    }

    /** For the API, of all pages. */
    @Exported(inline = true)
    public List<AppRow> getApps() {
        return apps().stream().map(AppRow::of).toList();
    }

    /** The records of each app that the viewer may see. */
    static List<List<PlacedRecord>> apps() {
        return Apps.of(jobs().toList());
    }

    /** {@code approvals/}: the page of what waits for a decision. */
    @StaplerDispatchable
    public MyApprovals getApprovals() {
        return MyApprovals.current();
    }

    /** How many approvals wait for who sees the page's header; null for none, as Jenkins wants it. */
    @Override
    public Badge getBadge() {
        long waiting = WaitingApprovals.countForMe();
        return waiting == 0
                ? null
                : new Badge(
                        String.valueOf(waiting),
                        Texts.of(DashboardAction.class, "badge", waiting),
                        Badge.Severity.WARNING);
    }

    /** In the header of every page: who approves has no other way to learn that something waits. */
    @Override
    public boolean isPrimaryAction() {
        return true;
    }

    public Api getApi() {
        return new Api(this);
    }

    /** Jenkins leaves out what the viewer may not read. */
    @SuppressWarnings("rawtypes")
    private static Stream<Job<?, ?>> jobs() {
        return StreamSupport.stream(Jenkins.get().allItems(Job.class).spliterator(), false)
                .map(job -> (Job<?, ?>) job);
    }

    @Override
    public String getIconFileName() {
        return "symbol-environment";
    }

    @Override
    public String getDisplayName() {
        return Texts.of(DashboardAction.class, "name");
    }

    @Override
    public String getUrlName() {
        return "slipway";
    }
}
