package io.slipway.plugin.steps;

import hudson.Extension;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@link ReleaseStep} as a build step of a freestyle job. */
public final class ReleaseBuilder extends SlipwayBuilder<ReleaseStep> {

    @DataBoundConstructor
    public ReleaseBuilder(ReleaseStep step) {
        super(step);
    }

    /** Its form, which is the step's. */
    @Extension
    @Symbol("slipwayReleaseBuilder")
    public static final class DescriptorImpl extends SlipwayBuilderDescriptor {}
}
