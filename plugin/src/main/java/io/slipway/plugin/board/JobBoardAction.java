package io.slipway.plugin.board;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Api;
import hudson.model.Item;
import hudson.model.Job;
import io.slipway.plugin.Texts;
import io.slipway.plugin.records.ReleaseHistory;
import java.util.Collection;
import java.util.List;
import jenkins.model.TransientActionFactory;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The board of one job, and the way to each environment's history. */
@ExportedBean
public final class JobBoardAction implements Action {

    private final Job<?, ?> job;

    JobBoardAction(Job<?, ?> job) {
        this.job = job;
    }

    public Job<?, ?> getJob() {
        return job;
    }

    /** A job may release several apps. */
    @Exported(inline = true)
    public List<AppRow> getApps() {
        job.checkPermission(Item.READ);
        return Apps.of(List.of(job)).stream().map(AppRow::of).toList();
    }

    /** {@code app/<name>/}: the page of an app, and behind it those of its environments. */
    public ReleasePage getApp(String name) {
        job.checkPermission(Item.READ);
        return ReleasePage.of(job, name);
    }

    /** {@code environment/<name>/}: the history of what has no name yet. */
    public EnvironmentHistory getEnvironment(String name) {
        job.checkPermission(Item.READ);
        return new EnvironmentHistory(job, "", name);
    }

    public Api getApi() {
        return new Api(this);
    }

    @Override
    public String getIconFileName() {
        return "symbol-environment";
    }

    @Override
    public String getDisplayName() {
        return Texts.of(JobBoardAction.class, "name");
    }

    @Override
    public String getUrlName() {
        return "slipway";
    }

    /** Gives a board to each job that has released something. */
    @Extension
    @SuppressWarnings("rawtypes")
    public static final class Factory extends TransientActionFactory<Job> {

        @Override
        public Class<Job> type() {
            return Job.class;
        }

        @Override
        public Collection<? extends Action> createFor(Job target) {
            Job<?, ?> job = target;
            return ReleaseHistory.of(job).records().isEmpty() ? List.of() : List.of(new JobBoardAction(job));
        }
    }
}
