package io.slipway.plugin.steps;

import hudson.Extension;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@link RollbackStep} as a build step of a freestyle job. */
public final class RollbackBuilder extends SlipwayBuilder {

    private final RollbackStep step;

    @DataBoundConstructor
    public RollbackBuilder(RollbackStep step) {
        this.step = step;
    }

    public RollbackStep getStep() {
        return step;
    }

    @Override
    SlipwayStep step() {
        return step;
    }

    /** Its form, which is the step's. */
    @Extension
    @Symbol("slipwayRollbackBuilder")
    public static final class DescriptorImpl extends SlipwayBuilderDescriptor {}
}
