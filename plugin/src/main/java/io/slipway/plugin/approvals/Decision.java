package io.slipway.plugin.approvals;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** What one person decided, and why. */
@ExportedBean(defaultVisibility = 3)
public final class Decision implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String user;
    private final boolean approved;
    private final String comment;
    private final long at;
    private final List<String> speaksFor;

    /** @param speaksFor the names of the rule that this person is or belongs to */
    public Decision(String user, boolean approved, String comment, long at, List<String> speaksFor) {
        this.user = user;
        this.approved = approved;
        this.comment = comment;
        this.at = at;
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

    boolean speaksFor(String name) {
        return speaksFor.contains(name);
    }
}
