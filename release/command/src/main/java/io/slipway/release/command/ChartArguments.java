package io.slipway.release.command;

import io.slipway.release.clusters.Cluster;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.helm.Helm;
import io.slipway.release.planning.KubeVersion;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What verbs take that render the chart: by which Helm, and for which Kubernetes. */
@HelpHeading.Under(HelpHeading.CLUSTER)
final class ChartArguments {

    private static final String CLUSTER = "cluster";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec verb;

    @Mixin
    private ClusterArguments clusters;

    @Mixin
    private HelmArgument helm;

    private Optional<String> kubeVersion = Optional.empty();

    @Option(
            names = "--kube-version",
            paramLabel = "VERSION",
            description =
                    "Version of Kubernetes that the manifests are checked for, such as 1.34; cluster asks the cluster of "
                            + "each environment. The default is below.")
    private void kubeVersion(String version) {
        if (!version.equals(CLUSTER) && !KubeVersion.isOne(version)) {
            throw new ParameterException(
                    verb.commandLine(),
                    "--kube-version is '" + version + "', but must be a version such as 1.34, or " + CLUSTER);
        }
        kubeVersion = Optional.of(version);
    }

    /** Starts the Helm that was asked for; the caller closes it. */
    Helm openHelm() {
        return helm.open();
    }

    /** The version that was asked for, or {@link KubeVersion#DEFAULT}. */
    KubeVersion.Choice kubeVersion(Descriptor descriptor) {
        return kubeVersion.map(version -> chosen(version, descriptor)).orElse(KubeVersion.always(KubeVersion.DEFAULT));
    }

    /** The version that was asked for, or that of each cluster that is named and answers. */
    KubeVersion.Choice kubeVersionOrClusters(Descriptor descriptor) {
        return kubeVersion
                .map(version -> chosen(version, descriptor))
                .orElse(KubeVersion.ofClusterIfThere(clustersOf(descriptor)));
    }

    private KubeVersion.Choice chosen(String version, Descriptor descriptor) {
        return version.equals(CLUSTER) ? KubeVersion.ofCluster(clustersOf(descriptor)) : KubeVersion.always(version);
    }

    private Function<Environment, Cluster> clustersOf(Descriptor descriptor) {
        return environment -> clusters.target(descriptor, environment).cluster();
    }
}
