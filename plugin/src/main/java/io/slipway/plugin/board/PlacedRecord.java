package io.slipway.plugin.board;

import hudson.model.Job;
import hudson.model.Run;
import io.slipway.plugin.Texts;
import io.slipway.plugin.records.ReleaseHistory;
import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.records.ReleaseState;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A record of a release, and the job that it came from: an app may be released by several. */
@ExportedBean(defaultVisibility = 3)
public final class PlacedRecord {

    private final Job<?, ?> job;
    private final ReleaseRecord record;

    PlacedRecord(Job<?, ?> job, ReleaseRecord record) {
        this.job = job;
        this.record = record;
    }

    /** Those of a job, the newest first; what was open when its build ended will not go on. */
    static List<PlacedRecord> of(Job<?, ?> job) {
        return ReleaseHistory.of(job).records().stream()
                .map(record -> new PlacedRecord(job, isBuilding(job, record) ? record : record.settled()))
                .toList();
    }

    /** Only of an open record the build is asked for: the others need none to be loaded. */
    private static boolean isBuilding(Job<?, ?> job, ReleaseRecord record) {
        if (!record.getState().isOpen()) {
            return true;
        }
        Run<?, ?> run = job.getBuildByNumber(record.getBuild());
        return run != null && run.isBuilding();
    }

    /**
     * The reviews that are open: of each job the last that was released, unless it has expired. A job that is removed takes its
     * records with it.
     */
    static List<PlacedRecord> openReviews(List<PlacedRecord> records, Instant now) {
        Map<Object, PlacedRecord> newest = new LinkedHashMap<>();
        records.stream()
                .filter(record ->
                        record.record.isReview() && record.record.getState().isThere())
                .forEach(record -> newest.putIfAbsent(List.of(record.jobKey(), record.record.getDirectory()), record));
        return newest.values().stream()
                .filter(record -> record.expires().filter(now::isAfter).isEmpty())
                .toList();
    }

    private Object jobKey() {
        return job == null ? record.getId() : job.getFullName();
    }

    private Optional<Instant> expires() {
        return record.getReleased().expires();
    }

    /** When a review is removed; null when it is none, as Jelly wants it. */
    public Date getExpiresDate() {
        return expires().map(Date::from).orElse(null);
    }

    /** Of the job: for a review, what Jenkins calls its change. */
    public String getJobName() {
        return job.getName();
    }

    Job<?, ?> job() {
        return job;
    }

    ReleaseRecord record() {
        return record;
    }

    /** Of the descriptor, or of the job while nobody knows that. */
    String appName() {
        return record.getApp().isEmpty() ? job.getFullName() : record.getApp();
    }

    /** Whether this is what runs in the environment, or all that is known of it. */
    boolean tellsWhatRuns() {
        return record.getState().isThere() || record.isChanged();
    }

    /** Whether a text that is shown of it has this in it. */
    boolean matches(String lowerCase) {
        return Stream.of(getVersion(), getText(), getUser(), getCause(), getEnvironment(), "#" + getBuild())
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(lowerCase));
    }

    @Exported
    public String getJob() {
        return job.getFullName();
    }

    /** Of the job, from Jenkins' root. */
    public String getJobUrl() {
        return job.getUrl();
    }

    /** Of the history of this app in this environment, from Jenkins' root. */
    public String getHistoryUrl() {
        String app = record.getApp().isEmpty() ? "" : "app/" + record.getApp() + "/";
        return job.getUrl() + "slipway/" + app + "environment/" + record.getEnvironment() + "/";
    }

    @Exported
    public String getEnvironment() {
        return record.getEnvironment();
    }

    @Exported
    public String getVerb() {
        return record.getVerb();
    }

    @Exported
    public int getBuild() {
        return record.getBuild();
    }

    @Exported
    public String getUser() {
        return record.getUser();
    }

    @Exported
    public long getAt() {
        return record.getAt();
    }

    public Date getDate() {
        return record.getDate();
    }

    @Exported
    public ReleaseState getState() {
        return record.getState();
    }

    /** For people: what it is, or that nobody knows since. */
    public String getText() {
        return record.isChanged()
                ? Texts.of(PlacedRecord.class, "unknown", record.getBuild())
                : record.getState().getText();
    }

    @Exported
    public boolean isChanged() {
        return record.isChanged();
    }

    /** The first line of why it failed or ended. */
    public String getCauseLine() {
        return record.getCauseLine();
    }

    @Exported
    public String getCause() {
        return record.getCause();
    }

    @Exported
    public String getVersion() {
        return record.isChanged() ? "" : record.getVersion();
    }

    @Exported
    public String getDigest() {
        return record.getDigest();
    }

    @Exported
    public String getRevision() {
        return record.getRevision();
    }

    @Exported
    public String getUrl() {
        return record.getUrl();
    }
}
