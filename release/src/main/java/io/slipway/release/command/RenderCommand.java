package io.slipway.release.command;

import io.slipway.release.SlipwayException;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.helm.EmbeddedHelm;
import io.slipway.release.helm.Helm;
import io.slipway.release.packaging.AppChart;
import io.slipway.release.planning.KubeVersion;
import io.slipway.release.planning.ReleasePlan;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what Helm would apply. */
@Command(
        name = "render",
        description = "Prints the manifests that a release of that environment would apply, or its nginx.conf.",
        footer = {"", "Example: slipway render examples/office-addin --environment acceptance"},
        mixinStandardHelpOptions = true)
final class RenderCommand implements Callable<Integer> {

    @Mixin
    private AppArguments arguments;

    @Option(names = "--environment", required = true, paramLabel = "NAME", description = "Whose release to render.")
    private String environment;

    @Option(
            names = "--kube-version",
            paramLabel = "VERSION",
            defaultValue = KubeVersion.DEFAULT,
            description = "Of the cluster that the manifests are for (default: ${DEFAULT-VALUE}).")
    private String kubeVersion;

    @Option(names = "--nginx", description = "Print the pod's nginx.conf alone.")
    private boolean nginx;

    @Override
    public Integer call() throws IOException {
        try {
            Descriptor descriptor = arguments.descriptor();
            Environment chosen = AppArguments.environment(descriptor, environment);
            ReleasePlan plan = ReleasePlan.of(descriptor, chosen, arguments.variables(descriptor, chosen));
            System.out.println((nginx ? plan.site().inPod() : manifests(plan)).strip());
            return 0;
        } catch (SlipwayException e) {
            throw new SubjectException(environment, e);
        }
    }

    private String manifests(ReleasePlan plan) throws IOException {
        try (Helm helm = EmbeddedHelm.start();
                AppChart chart = AppChart.of(plan.descriptor())) {
            return helm.template(plan.chartRequest(chart.folder(), kubeVersion));
        }
    }
}
