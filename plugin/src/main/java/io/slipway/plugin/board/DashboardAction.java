package io.slipway.plugin.board;

import hudson.Extension;
import hudson.model.Api;
import hudson.model.Job;
import hudson.model.RootAction;
import io.slipway.plugin.Texts;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jenkins.model.Jenkins;
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
        return Apps.of(jobs().toList()).stream().map(AppRow::of).toList();
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
