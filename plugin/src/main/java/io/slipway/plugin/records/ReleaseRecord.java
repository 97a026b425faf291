package io.slipway.plugin.records;

import io.slipway.plugin.approvals.Decision;
import io.slipway.plugin.reports.Bounded;
import java.io.Serializable;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.OptionalInt;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** One release to one environment, as it stands now. It does not change: {@link #as} makes the next one. */
@ExportedBean(defaultVisibility = 3)
public final class ReleaseRecord implements Serializable {

    private static final long serialVersionUID = 1L;

    private String id = "";
    private String verb = "";
    private String environment = "";
    private int build;
    private String user = "";
    private long at;
    private ReleaseState state = ReleaseState.WAITING;
    private String cause = "";
    private Released released = Released.NOTHING;
    private String app = "";
    private String directory = "";
    private boolean changed;
    private List<Decision> decisions = List.of();
    private PromotionOrder order = PromotionOrder.NONE;
    private String comment = "";
    private SourceCommit origin = SourceCommit.UNKNOWN;
    private String change = "";
    /** Up to the build that made what is released, counted from behind another one. */
    private int commits;
    /** That other one; 0 while nobody has counted. */
    private int commitsSince;

    private ReleaseRecord() {}

    /** Of a release that has been asked for. */
    public static ReleaseRecord of(String id, String verb, String environment, int build, String user) {
        ReleaseRecord record = new ReleaseRecord();
        record.id = id;
        record.verb = verb;
        record.environment = environment;
        record.build = build;
        record.user = user;
        record.at = Instant.now().toEpochMilli();
        return record;
    }

    /** @param cause in one line, empty when all is well */
    public ReleaseRecord as(ReleaseState next, String cause) {
        ReleaseRecord record = copy();
        record.at = Instant.now().toEpochMilli();
        record.state = next;
        record.cause = Bounded.text(cause);
        return record;
    }

    private ReleaseRecord copy() {
        ReleaseRecord record = of(id, verb, environment, build, user);
        record.at = at;
        record.state = state;
        record.cause = cause;
        record.released = released;
        record.app = app;
        record.directory = directory;
        record.changed = changed;
        record.decisions = decisions;
        record.order = order;
        record.comment = comment;
        record.origin = origin;
        record.change = change;
        record.commits = commits;
        record.commitsSince = commitsSince;
        return record;
    }

    /** As it is to be seen once its build has ended: what was open then will not go on. */
    public ReleaseRecord settled() {
        if (!state.isOpen()) {
            return this;
        }
        ReleaseRecord record = copy();
        record.changed = state == ReleaseState.RUNNING;
        record.state = state == ReleaseState.VERIFYING ? ReleaseState.UNVERIFIED : ReleaseState.STOPPED;
        return record;
    }

    public ReleaseRecord with(Released what) {
        ReleaseRecord record = copy();
        record.released = what;
        return what.getApp().isEmpty() ? record : record.of(what.getApp());
    }

    /** @param name of the app, as its descriptor has it; the same app may be released by several jobs */
    public ReleaseRecord of(String name) {
        ReleaseRecord record = copy();
        record.app = name;
        return record;
    }

    /** @param folder of the app within the workspace; empty for the workspace itself */
    public ReleaseRecord in(String folder) {
        ReleaseRecord record = copy();
        record.directory = folder;
        return record;
    }

    /** As it is when nobody knows what runs in the environment since. */
    public ReleaseRecord changed() {
        ReleaseRecord record = copy();
        record.changed = true;
        return record;
    }

    /** @param made who approved or rejected it; kept here too, since the build may be deleted */
    public ReleaseRecord decided(List<Decision> made) {
        ReleaseRecord record = copy();
        record.decisions = List.copyOf(made);
        return record;
    }

    /** @param stated order of the app's environments; each record has it, so that any of them may be the last one kept */
    public ReleaseRecord ordered(PromotionOrder stated) {
        ReleaseRecord record = copy();
        record.order = stated;
        return record;
    }

    /** @param source what is released was made of */
    public ReleaseRecord from(SourceCommit source) {
        ReleaseRecord record = copy();
        record.origin = source;
        return record;
    }

    /** @param id of the change that this is a review of; empty for none */
    public ReleaseRecord reviewing(String id) {
        ReleaseRecord record = copy();
        record.change = id;
        return record;
    }

    /** The change that this is a review of; empty for none. */
    @Exported
    public String getChange() {
        return change == null ? "" : change;
    }

    /** The commit that was built; slipway knows it of what another build made. Empty while nobody knows it. */
    @Exported
    public String getCommit() {
        String told = released.getCommit();
        boolean own = getSource() == build && !origin().getCommit().isEmpty();
        return own || told.isEmpty() ? origin().getCommit() : told;
    }

    /** Of the repository that it came from, as Git has it; empty while nobody knows it. */
    public String getRemote() {
        return origin().getRemote();
    }

    SourceCommit origin() {
        return origin == null ? SourceCommit.UNKNOWN : origin;
    }

    /** With the count of another record of the same build. */
    ReleaseRecord counted(ReleaseRecord other) {
        return counted(other, 0);
    }

    /** @param more commits than an earlier record has */
    ReleaseRecord counted(ReleaseRecord earlier, int more) {
        ReleaseRecord record = copy();
        record.commits = earlier.commits + more;
        record.commitsSince = earlier.commitsSince;
        return record;
    }

    /** As the first of those that can be compared. */
    ReleaseRecord counted(int before) {
        ReleaseRecord record = copy();
        record.commits = before;
        record.commitsSince = getSource();
        return record;
    }

    boolean isCounted() {
        return commitsSince > 0;
    }

    /** How many commits this one has and an earlier one of the same job has not; empty when nobody knows. */
    public OptionalInt commitsAfter(ReleaseRecord earlier) {
        return isCounted() && commitsSince == earlier.commitsSince
                ? OptionalInt.of(commits - earlier.commits)
                : OptionalInt.empty();
    }

    /** @param why it is done, for people */
    public ReleaseRecord because(String why) {
        ReleaseRecord record = copy();
        record.comment = Bounded.text(why);
        return record;
    }

    /** Why it was done; empty when nobody said it. */
    @Exported
    public String getComment() {
        return comment == null ? "" : comment;
    }

    public PromotionOrder order() {
        return order;
    }

    @Exported
    public String getId() {
        return id;
    }

    @Exported
    public String getVerb() {
        return verb;
    }

    @Exported
    public String getEnvironment() {
        return environment;
    }

    @Exported
    public int getBuild() {
        return build;
    }

    /** Who started the build. */
    @Exported
    public String getUser() {
        return user;
    }

    /** Of the descriptor; empty while it is not known. */
    @Exported
    public String getApp() {
        return app;
    }

    /** Of the app, within the workspace; a repository may hold several apps. */
    @Exported
    public String getDirectory() {
        return directory;
    }

    /** Whether it left the environment in a state that nobody knows: stopped or failed, and not rolled back. */
    @Exported
    public boolean isChanged() {
        return changed && !state.isThere();
    }

    /** Who approved or rejected it. */
    @Exported
    public List<Decision> getDecisions() {
        return decisions;
    }

    /** The build of this job that made what is released here: after a promotion or a rollback it is an earlier one. */
    public int getSource() {
        return released.source().orElse(build);
    }

    /** When it came to stand so, in milliseconds since 1970. */
    @Exported
    public long getAt() {
        return at;
    }

    /** The same, for a page. */
    public Date getDate() {
        return new Date(at);
    }

    @Exported
    public ReleaseState getState() {
        return state;
    }

    @Exported
    public String getCause() {
        return cause;
    }

    /** Whether it brings an earlier version back. */
    public boolean isRollback() {
        return getVerb().equals("rollback");
    }

    /** Whether it is the review of a change. */
    public boolean isReview() {
        return getVerb().equals("review open");
    }

    /** The first line of the cause, for tables. */
    public String getCauseLine() {
        return cause.lines().findFirst().orElse("");
    }

    @Exported
    public String getVersion() {
        return released.getVersion();
    }

    @Exported
    public String getDigest() {
        return released.getDigest();
    }

    /** Enough of it to tell two apart. */
    public String getShortDigest() {
        return getDigest().replaceFirst("^(sha256:\\p{XDigit}{12})\\p{XDigit}+$", "$1…");
    }

    @Exported
    public String getRevision() {
        return released.getRevision();
    }

    @Exported
    public String getUrl() {
        return released.getUrl();
    }

    /** With its digest, where slipway knew it. */
    @Exported
    public String getImage() {
        return released.getImage();
    }

    public Released getReleased() {
        return released;
    }
}
