package io.slipway.plugin.steps;

import hudson.Extension;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@link PackageStep} as a build step of a freestyle job. */
public final class PackageBuilder extends SlipwayBuilder<PackageStep> {

    @DataBoundConstructor
    public PackageBuilder(PackageStep step) {
        super(step);
    }

    /** Its form, which is the step's. */
    @Extension
    @Symbol("slipwayPackageBuilder")
    public static final class DescriptorImpl extends SlipwayBuilderDescriptor {}
}
