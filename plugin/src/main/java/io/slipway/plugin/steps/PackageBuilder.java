package io.slipway.plugin.steps;

import hudson.Extension;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@link PackageStep} as a build step of a freestyle job. */
public final class PackageBuilder extends SlipwayBuilder {

    private final PackageStep step;

    @DataBoundConstructor
    public PackageBuilder(PackageStep step) {
        this.step = step;
    }

    public PackageStep getStep() {
        return step;
    }

    @Override
    SlipwayStep step() {
        return step;
    }

    /** Its form, which is the step's. */
    @Extension
    @Symbol("slipwayPackageBuilder")
    public static final class DescriptorImpl extends SlipwayBuilderDescriptor {}
}
