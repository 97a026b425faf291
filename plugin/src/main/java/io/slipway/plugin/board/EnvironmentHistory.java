package io.slipway.plugin.board;

import hudson.model.Api;
import hudson.model.Failure;
import hudson.model.Job;
import io.slipway.plugin.SlipwayPermissions;
import io.slipway.plugin.Texts;
import io.slipway.plugin.approvals.Person;
import io.slipway.plugin.records.PromotionOrder;
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

    /** Where what runs here could be promoted to, as the descriptor says it, or else the next environment that is configured. */
    public List<String> getSuccessors() {
        PromotionOrder order = ReleaseHistory.of(job).records().stream()
                .filter(record -> record.getApp().equals(app))
                .map(ReleaseRecord::order)
                .filter(stated -> !stated.isEmpty())
                .findFirst()
                .orElse(PromotionOrder.NONE);
        List<String> names = List.copyOf(Settings.of(job).environments().keySet());
        return successors(order, names, environment);
    }

    static List<String> successors(PromotionOrder order, List<String> configured, String environment) {
        if (!order.isEmpty()) {
            return order.successors(environment);
        }
        int next = configured.indexOf(environment) + 1;
        return next > 0 && next < configured.size() ? List.of(configured.get(next)) : List.of();
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

    /** Promotes what runs here to one of the environments that come after this one. */
    @POST
    public HttpResponse doPromote(@QueryParameter String to) {
        job.checkPermission(SlipwayPermissions.RELEASE);
        Optional<ReleaseRecord> current = getRecords().stream()
                .filter(record -> record.getState().isThere())
                .findFirst();
        if (current.isEmpty() || !getSuccessors().contains(to)) {
            return new Failure(text("unknown"));
        }
        return start(to, ReplayScript.promote(current.get(), to));
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
