package io.slipway.plugin.approvals;

import io.slipway.plugin.Names;
import java.io.Serializable;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** What an approval is about: which version of which app would come into its environment. */
@ExportedBean(defaultVisibility = 3)
public final class Subject implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Of an approval that an older Slipway requested, which did not say it. */
    static final Subject UNKNOWN = new Subject("", "", "", "", 0);

    private final String verb;
    private final String app;
    private final String directory;
    private final String version;
    private final int source;
    private String comment = "";

    private Subject(String verb, String app, String directory, String version, int source) {
        this.verb = Names.orEmpty(verb);
        this.app = Names.orEmpty(app);
        this.directory = Names.orEmpty(directory);
        this.version = Names.orEmpty(version);
        this.source = source;
    }

    /**
     * A subject; a text is empty where nobody knows it.
     *
     * @param verb of slipway, such as {@code promote}
     * @param app by its name in the descriptor
     * @param directory of the app within the workspace
     * @param source number of the build of the same job that made the version; 0 where nobody knows
     */
    public static Subject of(String verb, String app, String directory, String version, int source) {
        return new Subject(verb, app, directory, version, source);
    }

    /** @param why the release is wanted */
    public Subject because(String why) {
        comment = Names.orEmpty(why);
        return this;
    }

    /** Why the release is wanted; empty when nobody said it. */
    @Exported
    public String getComment() {
        return Names.orEmpty(comment);
    }

    @Exported
    public String getVerb() {
        return verb;
    }

    @Exported
    public String getApp() {
        return app;
    }

    @Exported
    public String getDirectory() {
        return directory;
    }

    @Exported
    public String getVersion() {
        return version;
    }

    /** Number of the build of the same job that made it; 0 where nobody knows. */
    public int getSource() {
        return source;
    }
}
