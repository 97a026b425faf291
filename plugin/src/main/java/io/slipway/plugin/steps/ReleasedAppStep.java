package io.slipway.plugin.steps;

import org.kohsuke.stapler.DataBoundSetter;

/** What the steps have that take an app which is released already: they need no checkout where a build kept its descriptor. */
public abstract class ReleasedAppStep extends EnvironmentStep {

    private int descriptorOf;

    /** Number of the build of this job that kept the descriptor; 0 for the one in the workspace. */
    public final int getDescriptorOf() {
        return descriptorOf;
    }

    @DataBoundSetter
    public final void setDescriptorOf(int descriptorOf) {
        this.descriptorOf = descriptorOf;
    }
}
