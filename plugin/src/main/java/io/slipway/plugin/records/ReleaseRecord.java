package io.slipway.plugin.records;

import io.slipway.plugin.reports.Bounded;
import java.io.Serializable;
import java.time.Instant;
import java.util.Date;
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
        ReleaseRecord record = of(id, verb, environment, build, user);
        record.state = next;
        record.cause = Bounded.text(cause);
        record.released = released;
        return record;
    }

    /** As it is to be seen once its build has ended: what was open then will not go on. */
    public ReleaseRecord settled() {
        if (!state.isOpen()) {
            return this;
        }
        ReleaseRecord record =
                as(state == ReleaseState.VERIFYING ? ReleaseState.UNVERIFIED : ReleaseState.STOPPED, cause);
        record.at = at;
        return record;
    }

    public ReleaseRecord with(Released what) {
        ReleaseRecord record = as(state, cause);
        record.released = what;
        return record;
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

    @Exported
    public String getVersion() {
        return released.getVersion();
    }

    @Exported
    public String getDigest() {
        return released.getDigest();
    }

    @Exported
    public String getRevision() {
        return released.getRevision();
    }

    @Exported
    public String getUrl() {
        return released.getUrl();
    }

    public Released getReleased() {
        return released;
    }
}
