package io.slipway.release.command;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.helm.ChartRequest;
import io.slipway.release.helm.Helm;
import io.slipway.release.packaging.AppChart;
import io.slipway.release.planning.KubeVersion;
import io.slipway.release.planning.ReleasePlan;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints what Helm would apply. */
@Command(
        name = "render",
        description = "Prints the manifests that a release of that environment would apply, or its nginx.conf.",
        footer = {"", "Example: slipway render --environment acceptance"},
        mixinStandardHelpOptions = true)
final class RenderCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private AppArguments arguments;

    @Mixin
    private EnvironmentArgument environment;

    @Mixin
    private ChartArguments charting;

    @Option(names = "--nginx", description = "Print the pod's nginx.conf alone.")
    private boolean nginx;

    @Override
    public Integer call() throws IOException {
        Descriptor descriptor = arguments.descriptor();
        Environment chosen = environment.sampleIn(descriptor);
        ReleasePlan plan = ReleasePlan.of(descriptor, chosen, arguments.variables(descriptor, chosen));
        spec.commandLine().getOut().println((nginx ? plan.site().inPod() : manifests(plan)).strip());
        return 0;
    }

    private String manifests(ReleasePlan plan) {
        try (Helm helm = charting.openHelm();
                AppChart chart = AppChart.of(plan.descriptor())) {
            KubeVersion kubeVersion = charting.kubeVersion(plan.descriptor()).of(plan.environment());
            return rendered(helm, chart, plan.chartRequest(chart.directory(), kubeVersion.version()));
        }
    }

    private static String rendered(Helm helm, AppChart chart, ChartRequest request) {
        try {
            return helm.template(request);
        } catch (SlipwayException e) {
            throw chart.withPlaces(e);
        }
    }
}
