package io.slipway.plugin.steps;

import hudson.Extension;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@link PromoteStep} as a build step of a freestyle job. */
public final class PromoteBuilder extends SlipwayBuilder<PromoteStep> {

    @DataBoundConstructor
    public PromoteBuilder(PromoteStep step) {
        super(step);
    }

    /** Its form, which is the step's. */
    @Extension
    @Symbol("slipwayPromoteBuilder")
    public static final class DescriptorImpl extends SlipwayBuilderDescriptor {}
}
