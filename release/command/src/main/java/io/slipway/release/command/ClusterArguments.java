package io.slipway.release.command;

import io.slipway.release.clusters.Cluster;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.revisions.ReleaseTarget;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * Which cluster is meant. Never the one that somebody happens to be logged in to: either the kubeconfig is named, or the
 * context is.
 */
@HelpHeading.Under(HelpHeading.CLUSTER)
final class ClusterArguments {

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description =
                    "The kubeconfig that leads to the cluster. Without it, KUBECONFIG or ~/.kube/config is used, but only "
                            + "where the environment or --context names the context.")
    private Optional<Path> kubeconfig = Optional.empty();

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "The context of the kubeconfig (default: the environment's context, else the current one of "
                    + "--kubeconfig).")
    private Optional<String> context = Optional.empty();

    /** The same with another kubeconfig, if one is given. */
    ClusterArguments with(Optional<Path> otherKubeconfig) {
        ClusterArguments other = new ClusterArguments();
        other.kubeconfig = otherKubeconfig.or(() -> kubeconfig);
        other.context = otherKubeconfig.isPresent() ? Optional.empty() : context;
        return other;
    }

    /** The release of an app in an environment. */
    ReleaseTarget target(Descriptor descriptor, Environment environment) {
        return new ReleaseTarget(
                cluster(descriptor, environment), environment.namespace(), environment.releaseOf(descriptor.app()));
    }

    /** The cluster that the command line names, where no environment may. */
    Cluster named() {
        if (kubeconfig.isEmpty() && context.isEmpty()) {
            throw SlipwayException.usage(
                    Problem.of("no cluster selected; Slipway never uses kubectl's current context implicitly")
                            .lookedIn("--kubeconfig", "--context")
                            .fix("name a kubeconfig with --kubeconfig"));
        }
        return new Cluster(kubeconfig.orElseGet(ClusterArguments::defaults), context);
    }

    private Cluster cluster(Descriptor descriptor, Environment environment) {
        Optional<String> named = context.or(environment::context);
        if (kubeconfig.isEmpty() && named.isEmpty()) {
            throw SlipwayException.usage(
                    Problem.of("no cluster selected; Slipway never uses kubectl's current context implicitly")
                            .at(environment.place().toString())
                            .lookedIn("--kubeconfig", "--context", "context of environment " + environment.name())
                            .fix("name a kubeconfig with --kubeconfig, or write context: under environments."
                                    + environment.name() + " of " + descriptor.file()));
        }
        return new Cluster(kubeconfig.orElseGet(ClusterArguments::defaults), named);
    }

    private static Path defaults() {
        String variable = Optional.ofNullable(System.getenv("KUBECONFIG")).orElse("");
        if (variable.contains(File.pathSeparator)) {
            throw SlipwayException.usage(Problem.of("KUBECONFIG names more than one file")
                    .fix("name the one that is meant with --kubeconfig"));
        }
        return variable.isBlank() ? Path.of(System.getProperty("user.home"), ".kube", "config") : Path.of(variable);
    }
}
