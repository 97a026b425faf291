package io.slipway.plugin.approvals;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** What one person decided, and why. */
@ExportedBean(defaultVisibility = 3)
public final class Decision implements Serializable {

    private static final long serialVersionUID = 1L;

    private String user = "";
    private boolean approved;
    private String comment = "";
    private long at;
    private long effectiveAt;
    private List<String> speaksFor = new ArrayList<>();

    /** For the file that keeps a job's history. */
    private Decision() {}

    /** One that takes effect at once. */
    public Decision(String user, boolean approved, String comment, long at, List<String> speaksFor) {
        this(user, approved, comment, at, at, speaksFor);
    }

    /**
     * A decision.
     *
     * @param at when it was made, in milliseconds since 1970
     * @param effectiveAt when it takes effect, likewise
     * @param speaksFor the names of the rule that this person is or belongs to
     */
    Decision(String user, boolean approved, String comment, long at, long effectiveAt, List<String> speaksFor) {
        this.user = user;
        this.approved = approved;
        this.comment = comment;
        this.at = at;
        this.effectiveAt = effectiveAt;
        this.speaksFor = new ArrayList<>(speaksFor);
    }

    @Exported
    public String getUser() {
        return user;
    }

    @Exported
    public boolean isApproved() {
        return approved;
    }

    @Exported
    public String getComment() {
        return comment;
    }

    @Exported
    public long getAt() {
        return at;
    }

    /** When it takes effect, in milliseconds since 1970: an approval may be given for a later time. */
    @Exported
    public long getEffectiveAt() {
        return Math.max(at, effectiveAt);
    }

    /** Whether it was given for a later time. */
    public boolean isScheduled() {
        return getEffectiveAt() > at;
    }

    public Date getDate() {
        return new Date(at);
    }

    public Date getEffectiveDate() {
        return new Date(getEffectiveAt());
    }

    boolean isEffective(Instant now) {
        return getEffectiveAt() <= now.toEpochMilli();
    }

    boolean speaksFor(String name) {
        return speaksFor.contains(name);
    }
}
