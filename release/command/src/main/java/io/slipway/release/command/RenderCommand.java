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
import picocli.CommandLine.Option;

/** Prints what Helm would apply. */
@Command(
        name = "render",
        description = "Prints the manifests that a release of that environment would apply, or its nginx.conf.",
        footer = {"", "Example: slipway render --environment acceptance"},
        mixinStandardHelpOptions = true)
final class RenderCommand implements Callable<Integer> {

    @Mixin
    private AppArguments arguments;

    @Option(names = "--environment", required = true, paramLabel = "NAME", description = "Whose release to render.")
    private String environment;

    @Mixin
    private ChartArguments charting;

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
        try (Helm helm = charting.openHelm();
                AppChart chart = AppChart.of(plan.descriptor())) {
            KubeVersion kubeVersion = charting.kubeVersion(plan.descriptor()).of(plan.environment());
            return rendered(helm, chart, plan.chartRequest(chart.folder(), kubeVersion.version()));
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
