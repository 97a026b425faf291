package io.slipway.release.command;

import io.slipway.release.helm.Helm;
import io.slipway.release.helm.HelmChoice;
import io.slipway.release.planning.KubeVersion;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What verbs take that render the chart: by which Helm, and for which Kubernetes. */
final class ChartArguments {

    private static final String CLUSTER = "cluster";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec verb;

    @Option(
            names = "--helm",
            paramLabel = "WHICH",
            defaultValue = "auto",
            description = "auto, embedded, or path for the helm on PATH (default: ${DEFAULT-VALUE}).")
    private HelmChoice helm = HelmChoice.AUTO;

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "Where the environments' clusters are (default: KUBECONFIG, or ~/.kube/config).")
    private Path kubeconfig = defaultKubeconfig();

    private Optional<String> kubeVersion = Optional.empty();

    @Option(
            names = "--kube-version",
            paramLabel = "VERSION",
            description = "Kubernetes that the manifests are for, such as 1.34, or cluster to ask each environment's.")
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

    /** The version that was asked for, or else this one. */
    KubeVersion.Choice kubeVersionOr(KubeVersion.Choice otherwise) {
        return kubeVersion
                .map(version ->
                        version.equals(CLUSTER) ? KubeVersion.ofCluster(kubeconfig) : KubeVersion.always(version))
                .orElse(otherwise);
    }

    Path kubeconfig() {
        return kubeconfig;
    }

    private static Path defaultKubeconfig() {
        return Optional.ofNullable(System.getenv("KUBECONFIG"))
                .map(list -> list.split(File.pathSeparator)[0])
                .filter(file -> !file.isBlank())
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".kube", "config"));
    }
}
