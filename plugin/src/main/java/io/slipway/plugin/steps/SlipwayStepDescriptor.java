package io.slipway.plugin.steps;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.slipway.plugin.Texts;
import io.slipway.plugin.settings.Access;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What the descriptors of all steps have. */
public abstract class SlipwayStepDescriptor extends StepDescriptor {

    @Override
    public final String getDisplayName() {
        return Texts.of(clazz, "name");
    }

    @Override
    public Set<? extends Class<?>> getRequiredContext() {
        return Set.of(Run.class, FilePath.class, EnvVars.class, TaskListener.class);
    }

    @POST
    public FormValidation doCheckDirectory(@AncestorInPath Item item, @QueryParameter String value) {
        Access.toConfigureJob(item).check();
        String path = value == null ? "" : value.trim();
        boolean outside = path.startsWith("/") || path.startsWith("\\") || path.contains("..") || path.contains(":");
        return outside ? FormValidation.error(Texts.of(SlipwayStep.class, "outside")) : FormValidation.ok();
    }

    @POST
    public ListBoxModel doFillHelmItems(@AncestorInPath Item item) {
        Access.toConfigureJob(item).check();
        ListBoxModel items = new ListBoxModel();
        items.add(Texts.of(SlipwayStep.class, "helmDefault"), "");
        items.add("embedded", "embedded");
        items.add("path", "path");
        return items;
    }
}
