package io.slipway.plugin.board;

import hudson.model.Api;
import hudson.model.Failure;
import hudson.model.Item;
import hudson.model.Job;
import io.slipway.plugin.Names;
import io.slipway.plugin.SlipwayPermissions;
import io.slipway.plugin.Texts;
import io.slipway.plugin.records.KeptFiles;
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

    private static final int LONGEST_COMMENT = 2000;

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

    /** Of the app, or of the job while nobody knows that. */
    public String getName() {
        return app.isEmpty() ? job.getFullDisplayName() : app;
    }

    @Exported(inline = true)
    public List<ReleaseRecord> getRecords() {
        return ReleaseHistory.of(job).records(environment).stream()
                .filter(record -> record.getApp().equals(app))
                .toList();
    }

    /** The records as CSV. */
    @POST
    public HttpResponse doCsv() {
        job.checkPermission(Item.READ);
        return HttpResponses.plainText(RecordsCsv.of(getRecords()));
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

    /** Why the viewer cannot release to an environment; null when they can, as Jelly wants it. */
    public String refusal(String where) {
        return Offer.refusal(job, where).orElse(null);
    }

    /** The build that the last click started. */
    public StartedBuild started(String queueId) {
        return StartedBuild.of(queueId);
    }

    /** What was released before what runs, to go back to it; null when nothing was, as Jelly wants it. */
    public ReleaseRecord getPrevious() {
        return getRecords().stream()
                .filter(record -> record.getState().isThere())
                .skip(1)
                .filter(this::canReturnTo)
                .findFirst()
                .orElse(null);
    }

    /** What runs here, as far as this job knows; null when nothing does, as Jelly wants it. */
    public ReleaseRecord getCurrent() {
        return getRecords().stream()
                .filter(record -> record.getState().isThere())
                .findFirst()
                .orElse(null);
    }

    /** Of this page, from Jenkins' root. */
    public String getUrl() {
        return job.getUrl() + "slipway/" + (app.isEmpty() ? "" : "app/" + app + "/") + "environment/" + environment
                + "/";
    }

    /** Whether a record can be gone back to: its build may be gone, the descriptor that it kept may not. */
    public boolean canReturnTo(ReleaseRecord record) {
        return record.getRevision().matches("\\d{1,9}")
                && !record.getState().isOpen()
                && KeptFiles.of(job, record.getBuild()).has(KeptFiles.descriptor(record.getDirectory()));
    }

    /** Puts the environment back to the revision of a record, or releases it again when it is what runs. */
    @POST
    public HttpResponse doReturnTo(@QueryParameter String id, @QueryParameter String comment) {
        job.checkPermission(SlipwayPermissions.RELEASE);
        Optional<ReleaseRecord> record = getRecords().stream()
                .filter(one -> one.getId().equals(id) && canReturnTo(one))
                .findFirst();
        if (record.isEmpty()) {
            return new Failure(text("unknown"));
        }
        return start(job, environment, ReplayScript.rollback(record.get(), bounded(comment)));
    }

    /** Promotes what runs here to one of the environments that come after this one. */
    @POST
    public HttpResponse doPromote(@QueryParameter String to, @QueryParameter String comment) {
        job.checkPermission(SlipwayPermissions.RELEASE);
        ReleaseRecord current = getCurrent();
        if (current == null || to == null || !getSuccessors().contains(to)) {
            return new Failure(text("unknown"));
        }
        return start(job, to, ReplayScript.promote(current, to, bounded(comment)));
    }

    /** Starts a build, and goes back to the page with what names it. */
    static HttpResponse start(Job<?, ?> job, String where, ReplayScript script) {
        Optional<String> refusal = Offer.refusal(job, where);
        if (refusal.isPresent()) {
            return new Failure(refusal.get());
        }
        return script.start(job)
                .<HttpResponse>map(item -> HttpResponses.redirectTo(".?started=" + item.getId()))
                .orElseGet(() -> new Failure(Offer.text("noPipeline")));
    }

    /** A comment that people typed, and that goes into a record. */
    static String bounded(String comment) {
        String text = Names.trimmed(comment);
        return text.length() <= LONGEST_COMMENT ? text : text.substring(0, LONGEST_COMMENT);
    }

    private static String text(String key) {
        return Texts.of(EnvironmentHistory.class, key);
    }
}
