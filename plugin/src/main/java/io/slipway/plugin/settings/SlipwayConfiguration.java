package io.slipway.plugin.settings;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.security.Permission;
import io.slipway.plugin.Names;
import io.slipway.plugin.SlipwayPermissions;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.GlobalConfiguration;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/** Environments and variable groups of all jobs. */
@Extension
@Symbol("slipway")
public final class SlipwayConfiguration extends GlobalConfiguration {

    private List<EnvironmentSettings> environments = new ArrayList<>();
    private List<VariableGroup> variableGroups = new ArrayList<>();
    private String boardLabel = "";

    public SlipwayConfiguration() {
        load();
    }

    public static SlipwayConfiguration get() {
        return ExtensionList.lookupSingleton(SlipwayConfiguration.class);
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

    /** A list whose last entry was deleted is not in the form at all. */
    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) throws FormException {
        environments = new ArrayList<>();
        variableGroups = new ArrayList<>();
        boolean taken = super.configure(request, form);
        save();
        return taken;
    }

    @Override
    public Permission getRequiredGlobalConfigPagePermission() {
        return SlipwayPermissions.CONFIGURE;
    }
}
