package io.slipway.plugin.steps;

import hudson.Extension;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@link RollbackStep} as a build step of a freestyle job. */
public final class RollbackBuilder extends SlipwayBuilder<RollbackStep> {

    @DataBoundConstructor
    public RollbackBuilder(RollbackStep step) {
        super(step);
    }

    /** Its form, which is the step's. */
    @Extension
    @Symbol("slipwayRollbackBuilder")
    public static final class DescriptorImpl extends SlipwayBuilderDescriptor {}
}
