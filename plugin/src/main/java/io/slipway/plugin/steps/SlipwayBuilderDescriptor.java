package io.slipway.plugin.steps;

import hudson.model.AbstractProject;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import io.slipway.plugin.Texts;

/** What the descriptors of all build steps have. */
public abstract class SlipwayBuilderDescriptor extends BuildStepDescriptor<Builder> {

    @Override
    public final String getDisplayName() {
        return Texts.of(clazz, "name");
    }

    @Override
    @SuppressWarnings("rawtypes")
    public final boolean isApplicable(Class<? extends AbstractProject> type) {
        return true;
    }
}
