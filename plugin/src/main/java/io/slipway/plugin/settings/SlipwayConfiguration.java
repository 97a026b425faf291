package io.slipway.plugin.settings;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.XmlFile;
import hudson.security.Permission;
import io.slipway.plugin.Names;
import io.slipway.plugin.SlipwayPermissions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.GlobalConfiguration;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/** Environments and variable groups of all jobs. */
@Extension
@Symbol("slipway")
public final class SlipwayConfiguration extends GlobalConfiguration {

    private static final Logger LOGGER = Logger.getLogger(SlipwayConfiguration.class.getName());

    private volatile List<EnvironmentSettings> environments = new ArrayList<>();
    private volatile List<VariableGroup> variableGroups = new ArrayList<>();
    private volatile String boardLabel = "";
    private volatile boolean versionAsName = true;
    private volatile boolean askClusters;
    private transient volatile String unreadable = "";

    public SlipwayConfiguration() {
        load();
    }

    public static SlipwayConfiguration get() {
        return ExtensionList.lookupSingleton(SlipwayConfiguration.class);
    }

    /** Jenkins would go on with what it had read until then, or with nothing: then no environment has an approval. */
    @Override
    public synchronized void load() {
        XmlFile file = getConfigFile();
        unreadable = "";
        try {
            if (file.exists()) {
                file.unmarshal(this);
            }
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "the configuration of Slipway cannot be read: " + file);
            unreadable = String.valueOf(e.getMessage());
        }
    }

    @Override
    public synchronized void save() {
        super.save();
        unreadable = "";
    }

    /** Why it could not be read; empty when it could. */
    Optional<String> unreadable() {
        return Optional.of(unreadable).filter(why -> !why.isEmpty());
    }

    /** In the order that releases go through them, which is the order of the board. */
    public List<EnvironmentSettings> getEnvironments() {
        return List.copyOf(environments);
    }

    @DataBoundSetter
    public void setEnvironments(List<EnvironmentSettings> environments) {
        this.environments = new ArrayList<>(environments);
        save();
    }

    public List<VariableGroup> getVariableGroups() {
        return List.copyOf(variableGroups);
    }

    @DataBoundSetter
    public void setVariableGroups(List<VariableGroup> variableGroups) {
        this.variableGroups = new ArrayList<>(variableGroups);
        save();
    }

    /** Of the agents that run what the board's buttons start; empty for any. */
    public String getBoardLabel() {
        return boardLabel;
    }

    @DataBoundSetter
    public void setBoardLabel(String boardLabel) {
        this.boardLabel = Names.trimmed(boardLabel);
        save();
    }

    /** Whether a build is called after the version that it packages or releases. */
    public boolean isVersionAsName() {
        return versionAsName;
    }

    @DataBoundSetter
    public void setVersionAsName(boolean versionAsName) {
        this.versionAsName = versionAsName;
        save();
    }

    /** Whether who may release may ask the clusters, from the board, what runs there. */
    public boolean isAskClusters() {
        return askClusters;
    }

    @DataBoundSetter
    public void setAskClusters(boolean askClusters) {
        this.askClusters = askClusters;
        save();
    }

    /** The form is read aside, so that a release that looks meanwhile sees all of the old or all of the new. */
    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) {
        Form read = request.bindJSON(Form.class, form);
        environments = read.environments;
        variableGroups = read.variableGroups;
        boardLabel = read.boardLabel;
        versionAsName = read.versionAsName;
        askClusters = read.askClusters;
        save();
        return true;
    }

    @Override
    public Permission getRequiredGlobalConfigPagePermission() {
        return SlipwayPermissions.CONFIGURE;
    }

    /** What the form says; a list whose last entry was deleted is not in it at all. */
    public static final class Form {

        private List<EnvironmentSettings> environments = new ArrayList<>();
        private List<VariableGroup> variableGroups = new ArrayList<>();
        private String boardLabel = "";
        private boolean versionAsName = true;
        private boolean askClusters;

        @DataBoundConstructor
        public Form() {}

        @DataBoundSetter
        public void setEnvironments(List<EnvironmentSettings> environments) {
            this.environments = new ArrayList<>(environments);
        }

        @DataBoundSetter
        public void setVariableGroups(List<VariableGroup> variableGroups) {
            this.variableGroups = new ArrayList<>(variableGroups);
        }

        @DataBoundSetter
        public void setBoardLabel(String boardLabel) {
            this.boardLabel = Names.trimmed(boardLabel);
        }

        @DataBoundSetter
        public void setVersionAsName(boolean versionAsName) {
            this.versionAsName = versionAsName;
        }

        @DataBoundSetter
        public void setAskClusters(boolean askClusters) {
            this.askClusters = askClusters;
        }
    }
}
