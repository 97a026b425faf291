package io.slipway.release.command;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.planning.ReleasePlan;
import io.slipway.release.releasing.Promotion;
import io.slipway.release.releasing.ReleasedChart;
import io.slipway.release.revisions.ReleaseTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** Which build of the app is to come to which environment, for verbs that bring it there or show what that would change. */
final class PlanArguments {

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private HelpArgument help;

    @Mixin
    private AppArguments arguments;

    @Mixin
    private ClusterArguments cluster;

    @Mixin
    private EnvironmentArgument environment;

    @Mixin
    private BuildArguments build;

    String environment() {
        return environment.name();
    }

    /** The app's version, where it is given. */
    Optional<String> version() {
        return build.version();
    }

    ReleasePlan plan() throws IOException {
        Descriptor descriptor = build.of(arguments.descriptor());
        Environment chosen = environment.in(descriptor);
        return build.plan(descriptor, chosen, arguments.variables(descriptor, chosen));
    }

    /** The version that is to be released, without a cluster; of a template, one of its reviews. */
    PackagedVersion packaged(Path directory) throws IOException {
        return packaged(build, arguments.descriptor(), directory);
    }

    /** The version that it is compared with. */
    PackagedVersion earlier(EarlierArguments other, Path directory) throws IOException {
        return packaged(other.build(build), other.descriptor(arguments.descriptor()), directory);
    }

    private PackagedVersion packaged(BuildArguments of, Descriptor read, Path directory) throws IOException {
        Descriptor descriptor = of.of(read);
        Environment chosen = environment.sampleIn(descriptor);
        ReleasePlan plan = of.plan(descriptor, chosen, arguments.variables(descriptor, chosen));
        ReleasedChart chart = of.chart(plan, directory);
        return new PackagedVersion(plan, chart, of.version().orElse(chart.appVersion()));
    }

    /** What would be promoted to the environment. */
    Promotion promotion(String from, Optional<Path> fromKubeconfig) {
        return new PromotionRequest(from, fromKubeconfig, environment()).of(arguments.descriptor(), arguments, cluster);
    }

    /** What is known of the images and the chart of a promotion. */
    Promotion.Given given(Optional<String> nginxImageDigest) {
        return build.given(nginxImageDigest);
    }

    /** The release in the environment, whatever is to come there. */
    ReleaseTarget target() {
        Descriptor descriptor = arguments.descriptor();
        return cluster.target(descriptor, environment.in(descriptor));
    }

    ReleaseTarget target(ReleasePlan plan) {
        return cluster.target(plan.descriptor(), plan.environment());
    }

    /** What to know of a chart that was given without its version. */
    Optional<String> note(ReleasePlan plan, ReleasedChart released) {
        return build.note(plan, released);
    }

    /**
     * The chart that was given, or the app's, packaged.
     *
     * @param directory to package into
     */
    ReleasedChart chart(ReleasePlan plan, Path directory) {
        return build.chart(plan, directory);
    }
}
