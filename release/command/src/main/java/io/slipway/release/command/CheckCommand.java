package io.slipway.release.command;

import io.slipway.release.checking.CheckResult;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.helm.Helm;
import io.slipway.release.packaging.AppChart;
import io.slipway.release.planning.KubeVersion;
import io.slipway.release.reports.CheckReport;
import io.slipway.release.reports.Finding;
import io.slipway.release.reports.Report;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Finds all that can be wrong with a release without a cluster. */
@Command(
        name = "check",
        description = "Finds what is wrong before a cluster is touched: the descriptor, tokens without a value, values "
                + "without a token, secrets in the site, nginx settings, and the chart with each environment's values.",
        footer = {
            "",
            "Without --kube-version, the chart is checked for Kubernetes " + KubeVersion.DEFAULT
                    + "; no cluster is asked.",
            "",
            "Example: slipway check"
        },
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private CheckArguments checking;

    @Mixin
    private ChartArguments charting;

    @Mixin
    private ReportArguments reporting;

    @Override
    public Integer call() throws IOException {
        // Started first: Helm gets ready while the descriptor is read.
        try (Helm helm = charting.openHelm()) {
            Descriptor descriptor = checking.descriptor();
            try (AppChart chart = AppChart.of(descriptor)) {
                return report(descriptor, checking.check(descriptor, chart, helm, charting.kubeVersion(descriptor)));
            }
        }
    }

    private int report(Descriptor descriptor, List<CheckResult> results) {
        CheckArguments.tell(results, reporting);
        CheckedSources sources = new CheckedSources(descriptor, results);
        sources.tell(reporting);
        CheckReport result =
                new CheckReport(descriptor.app().name(), sources.of(CheckArguments.environments(descriptor, results)));
        List<Finding> problems = CheckArguments.findings(results);
        return reporting.end(problems.isEmpty() ? Report.done(result) : Report.failed(problems, result));
    }
}
