package io.slipway.release.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.release.ExitCode;
import io.slipway.release.Problem;
import io.slipway.release.checking.Check;
import io.slipway.release.checking.CheckResult;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.helm.EmbeddedHelm;
import io.slipway.release.helm.Helm;
import io.slipway.release.packaging.AppChart;
import io.slipway.release.planning.KubeVersion;
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

    @Option(names = "--output", defaultValue = "text", description = "text or json (default: ${DEFAULT-VALUE}).")
    private Output output;

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
            report(results);
            boolean passed = results.stream().allMatch(CheckResult::passed);
            return (passed ? ExitCode.DONE : ExitCode.FAILED).code();
        }
    }

    private void report(List<CheckResult> results) {
        if (output == Output.JSON) {
            System.out.println(json(results));
            return;
        }
        for (CheckResult result : results) {
            if (result.passed()) {
                System.out.println(result.environment() + ": ok, " + String.join("; ", result.notes()));
            } else {
                System.out.flush();
                result.problems().forEach(problem -> System.err.println(problem.render(result.environment())));
            }
        }
    }

    private static String json(List<CheckResult> results) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode report = mapper.createObjectNode();
        report.put("passed", results.stream().allMatch(CheckResult::passed));
        ArrayNode environments = report.putArray("environments");
        for (CheckResult result : results) {
            ObjectNode environment = environments
                    .addObject()
                    .put("environment", result.environment())
                    .put("passed", result.passed());
            ArrayNode problems = environment.putArray("problems");
            result.problems().forEach(problem -> problem(problems.addObject(), problem));
            ArrayNode notes = environment.putArray("notes");
            result.notes().forEach(notes::add);
        }
        return report.toPrettyString();
    }

    private static void problem(ObjectNode node, Problem problem) {
        node.put("message", problem.message());
        problem.location().ifPresent(location -> node.put("location", location));
        ArrayNode lookedIn = node.putArray("lookedIn");
        problem.lookedIn().forEach(lookedIn::add);
        problem.fix().ifPresent(fix -> node.put("fix", fix));
    }
}
