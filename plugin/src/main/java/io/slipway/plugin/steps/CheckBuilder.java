package io.slipway.plugin.steps;

import hudson.Extension;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@link CheckStep} as a build step of a freestyle job. */
public final class CheckBuilder extends SlipwayBuilder<CheckStep> {

    @DataBoundConstructor
    public CheckBuilder(CheckStep step) {
        super(step);
    }

    /** Its form, which is the step's. */
    @Extension
    @Symbol("slipwayCheckBuilder")
    public static final class DescriptorImpl extends SlipwayBuilderDescriptor {}
}
