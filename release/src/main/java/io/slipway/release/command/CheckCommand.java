package io.slipway.release.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.release.checking.Check;
import io.slipway.release.checking.CheckResult;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.helm.EmbeddedHelm;
import io.slipway.release.helm.Helm;
import io.slipway.release.packaging.AppChart;
import io.slipway.release.planning.KubeVersion;
import io.slipway.release.reports.Finding;
import io.slipway.release.reports.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds all that can be wrong with a release without a cluster. */
@Command(
        name = "check",
        description = "Finds what is wrong before a cluster is touched: the descriptor, tokens without a value, values "
                + "without a token, secrets in the site, nginx settings, and the chart with each environment's values.",
        footer = {"", "Example: slipway check examples/office-addin"},
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private AppArguments arguments;

    @Option(
            names = "--environment",
            paramLabel = "NAME",
            description = "Check this one; can be repeated (default: all).")
    private List<String> names = List.of();

    @Option(
            names = "--kube-version",
            paramLabel = "VERSION",
            defaultValue = KubeVersion.DEFAULT,
            description = "Of the cluster that the manifests are for (default: ${DEFAULT-VALUE}).")
    private String kubeVersion;

    @Mixin
    private ReportArguments reporting;

    @Override
    public Integer call() throws IOException {
        try (Helm helm = EmbeddedHelm.start()) {
            Descriptor descriptor = arguments.descriptor();
            List<Environment> environments = names.isEmpty()
                    ? List.copyOf(descriptor.environments().values())
                    : names.stream()
                            .map(name -> AppArguments.environment(descriptor, name))
                            .toList();
            List<CheckResult> results = new ArrayList<>();
            try (AppChart chart = AppChart.of(descriptor)) {
                Check check = new Check(descriptor, chart.folder(), helm, kubeVersion);
                for (Environment environment : environments) {
                    results.add(check.of(environment, chosen -> arguments.variables(descriptor, chosen)));
                }
            }
            return report(results);
        }
    }

    private int report(List<CheckResult> results) {
        List<Finding> problems = new ArrayList<>();
        for (CheckResult result : results) {
            if (result.passed() && reporting.isText()) {
                System.out.println(result.environment() + ": ok, " + String.join("; ", result.notes()));
            }
            result.problems().forEach(problem -> problems.add(Finding.about(result.environment(), problem)));
        }
        ObjectNode result = result(results);
        return reporting.end(problems.isEmpty() ? Report.done(result) : Report.failed(problems, result));
    }

    private static ObjectNode result(List<CheckResult> results) {
        ObjectNode result = Report.newResult();
        ArrayNode environments = result.putArray("environments");
        for (CheckResult checked : results) {
            ArrayNode notes = environments
                    .addObject()
                    .put("environment", checked.environment())
                    .put("passed", checked.passed())
                    .putArray("notes");
            checked.notes().forEach(notes::add);
        }
        return result;
    }
}
