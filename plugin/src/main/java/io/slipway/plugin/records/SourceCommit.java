package io.slipway.plugin.records;

import io.slipway.plugin.reports.Bounded;
import java.io.Serializable;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The commit that something was made of, and where its repository is; a text is empty while nobody knows it. */
@ExportedBean(defaultVisibility = 3)
public final class SourceCommit implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Nobody knows it. */
    public static final SourceCommit UNKNOWN = new SourceCommit();

    private String commit = "";
    private String remote = "";

    private SourceCommit() {}

    /** An agent sent it, so it is bounded. */
    public static SourceCommit of(String commit, String remote) {
        SourceCommit source = new SourceCommit();
        source.commit = Bounded.text(commit);
        source.remote = Bounded.text(remote);
        return source;
    }

    @Exported
    public String getCommit() {
        return commit;
    }

    /** As Git has it, without what one logs in with. */
    @Exported
    public String getRemote() {
        return remote;
    }
}
