package io.slipway.release.command;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.planning.ReleasePlan;
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
