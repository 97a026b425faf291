package io.slipway.plugin.board;

import hudson.model.Api;
import hudson.model.Failure;
import hudson.model.Job;
import io.slipway.plugin.SlipwayPermissions;
import io.slipway.plugin.Texts;
import io.slipway.plugin.approvals.Person;
import io.slipway.plugin.records.ReleaseHistory;
import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.settings.Settings;
import java.util.List;
import java.util.Optional;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.verb.POST;

/** All releases of one app to one environment, the newest first, and the buttons to go back to one or on with one. */
@ExportedBean
public final class EnvironmentHistory {

    private final Job<?, ?> job;
    private final String app;
    private final String environment;

    EnvironmentHistory(Job<?, ?> job, String app, String environment) {
        this.job = job;
        this.app = app;
        this.environment = environment;
    }

    public Job<?, ?> getJob() {
        return job;
    }

    /** Of the descriptor; empty where the records do not say it. */
    @Exported
    public String getApp() {
        return app;
    }

    @Exported
    public String getEnvironment() {
        return environment;
    }

    @Exported(inline = true)
    public List<ReleaseRecord> getRecords() {
        return ReleaseHistory.of(job).records(environment).stream()
                .filter(record -> record.getApp().equals(app))
                .toList();
    }

    public Api getApi() {
        return new Api(this);
    }

    /** Where what runs here could be promoted to: the environment after this one; null when it is the last. */
    public String getNextEnvironment() {
        List<String> names = List.copyOf(Settings.of(job).environments().keySet());
        int next = names.indexOf(environment) + 1;
        return next > 0 && next < names.size() ? names.get(next) : null;
    }

    /** Whether the viewer may release to an environment, for showing the buttons. */
    public boolean mayRelease(String where) {
        return job.hasPermission(SlipwayPermissions.RELEASE) && isReleaser(where);
    }

    /** Whether a record can be gone back to. */
    public boolean canReturnTo(ReleaseRecord record) {
        return !record.getRevision().isEmpty() && !record.getState().isOpen();
    }

    /** Puts the environment back to the revision of a record, or releases it again when it is what runs. */
    @POST
    public HttpResponse doReturnTo(@QueryParameter String id) {
        job.checkPermission(SlipwayPermissions.RELEASE);
        Optional<ReleaseRecord> record = getRecords().stream()
                .filter(one -> one.getId().equals(id) && canReturnTo(one))
                .findFirst();
        if (record.isEmpty()) {
            return new Failure(text("unknown"));
        }
        return start(environment, ReplayScript.rollback(record.get()));
    }

    /** Promotes what runs here to the next environment. */
    @POST
    public HttpResponse doPromote() {
        job.checkPermission(SlipwayPermissions.RELEASE);
        Optional<ReleaseRecord> current = getRecords().stream()
                .filter(record -> record.getState().isThere())
                .findFirst();
        String next = getNextEnvironment();
        if (current.isEmpty() || next == null) {
            return new Failure(text("unknown"));
        }
        return start(next, ReplayScript.promote(current.get(), next));
    }

    private HttpResponse start(String where, ReplayScript script) {
        if (!isReleaser(where)) {
            return new Failure(text("noReleaser"));
        }
        return script.start(job) ? HttpResponses.redirectToDot() : new Failure(text("noPipeline"));
    }

    private boolean isReleaser(String where) {
        List<String> names = Settings.of(job).environment(where).releaserNames();
        return names.isEmpty()
                || Person.current()
                        .filter(person -> names.stream().anyMatch(person::isCalled))
                        .isPresent();
    }

    private static String text(String key) {
        return Texts.of(EnvironmentHistory.class, key);
    }
}
