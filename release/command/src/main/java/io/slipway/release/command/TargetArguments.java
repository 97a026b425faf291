package io.slipway.release.command;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.revisions.ReleaseTarget;
import picocli.CommandLine.Mixin;

/** Which release is meant: that of an app in an environment, and the cluster that it is in. */
final class TargetArguments {

    @Mixin
    private DescriptorArgument app;

    @Mixin
    private ClusterArguments cluster;

    @Mixin
    private EnvironmentArgument environment;

    Descriptor descriptor() {
        return app.descriptor();
    }

    /** The environment's name, as it was typed. */
    String environment() {
        return environment.name();
    }

    Environment environment(Descriptor descriptor) {
        return environment.in(descriptor);
    }

    ReleaseTarget in(Descriptor descriptor) {
        return cluster.target(descriptor, environment(descriptor));
    }

    /** The same; of a template, one of its reviews: what guards its namespace guards all of them. */
    ReleaseTarget orReviewIn(Descriptor descriptor) {
        return cluster.target(descriptor, environment.sampleIn(descriptor));
    }
}
