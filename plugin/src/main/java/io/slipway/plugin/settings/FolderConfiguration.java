package io.slipway.plugin.settings;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import com.cloudbees.hudson.plugins.folder.AbstractFolderProperty;
import com.cloudbees.hudson.plugins.folder.AbstractFolderPropertyDescriptor;
import hudson.Extension;
import hudson.model.Descriptor;
import io.slipway.plugin.SlipwayPermissions;
import java.util.ArrayList;
import java.util.List;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/** Environments and variable groups of the jobs in a folder; they win over those of Jenkins as a whole. */
public final class FolderConfiguration extends AbstractFolderProperty<AbstractFolder<?>> {

    private List<EnvironmentSettings> environments = new ArrayList<>();
    private List<VariableGroup> variableGroups = new ArrayList<>();

    @DataBoundConstructor
    public FolderConfiguration() {}

    /** Of a folder; an empty one where it has none. */
    static FolderConfiguration of(AbstractFolder<?> folder) {
        for (AbstractFolderProperty<?> property : folder.getProperties()) {
            if (property instanceof FolderConfiguration configuration) {
                return configuration;
            }
        }
        return new FolderConfiguration();
    }

    public List<EnvironmentSettings> getEnvironments() {
        return List.copyOf(environments);
    }

    @DataBoundSetter
    public void setEnvironments(List<EnvironmentSettings> environments) {
        this.environments = new ArrayList<>(environments);
    }

    public List<VariableGroup> getVariableGroups() {
        return List.copyOf(variableGroups);
    }

    @DataBoundSetter
    public void setVariableGroups(List<VariableGroup> variableGroups) {
        this.variableGroups = new ArrayList<>(variableGroups);
    }

    /** Who may configure the folder, but not this, changes nothing of it. */
    @Override
    public AbstractFolderProperty<?> reconfigure(StaplerRequest2 request, JSONObject form)
            throws Descriptor.FormException {
        return DescriptorImpl.isOpenIn(owner) ? super.reconfigure(request, form) : this;
    }

    /** Its form. */
    @Extension
    @Symbol("slipwayFolder")
    public static final class DescriptorImpl extends AbstractFolderPropertyDescriptor {

        /** Whether the form may be filled in; who may not sees what is there. */
        public static boolean isOpenIn(AbstractFolder<?> folder) {
            return folder != null && folder.hasPermission(SlipwayPermissions.CONFIGURE);
        }

        @Override
        public AbstractFolderProperty<?> newInstance(StaplerRequest2 request, JSONObject form)
                throws Descriptor.FormException {
            // Jenkins may ask without a request: then nobody has asked.
            return request != null && isOpenIn(request.findAncestorObject(AbstractFolder.class))
                    ? super.newInstance(request, form)
                    : null;
        }
    }
}
