package io.slipway.release.command;

import io.slipway.release.checking.Check;
import io.slipway.release.checking.CheckResult;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.helm.Helm;
import io.slipway.release.packaging.AppChart;
import io.slipway.release.planning.KubeVersion;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.reports.CheckedEnvironment;
import io.slipway.release.reports.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What verbs take that check environments, and how they tell what came of it. */
final class CheckArguments {

    @Mixin
    private AppArguments app;

    @Option(
            names = "--environment",
            paramLabel = "NAME",
            description = "Check this one; can be repeated (default: all).")
    private List<String> names = List.of();

    Descriptor descriptor() {
        return app.descriptor();
    }

    /** Checks the environments that were asked for, in their order. */
    List<CheckResult> check(Descriptor descriptor, AppChart chart, Helm helm, KubeVersion.Choice kubeVersion)
            throws IOException {
        List<CheckResult> results = new ArrayList<>();
        for (Environment environment : environments(descriptor)) {
            results.add(new Check(descriptor, chart, helm, version(kubeVersion, environment))
                    .of(environment.sample(), chosen -> app.variables(descriptor, chosen)));
        }
        return results;
    }

    private static KubeVersion version(KubeVersion.Choice choice, Environment environment) {
        try {
            return choice.of(environment);
        } catch (SlipwayException e) {
            throw new SubjectException(environment.name(), e);
        }
    }

    /** Unknown names are reported before anything is done. */
    private List<Environment> environments(Descriptor descriptor) {
        return names.isEmpty()
                ? List.copyOf(descriptor.environments().values())
                : names.stream()
                        .map(name -> AppArguments.environment(descriptor, name))
                        .toList();
    }

    /** One line for each environment that can go, and below it one for each note. */
    static void tell(List<CheckResult> results, ReportArguments reporting) {
        results.stream().filter(CheckResult::passed).forEach(result -> {
            reporting.out().println(result.environment() + ": ok, " + String.join("; ", result.facts()));
            result.notes().forEach(note -> reporting.out().println("  note: " + note));
        });
    }

    static List<Finding> findings(List<CheckResult> results) {
        return results.stream()
                .flatMap(result ->
                        result.problems().stream().map(problem -> Finding.about(result.environment(), problem)))
                .toList();
    }

    /** What the report says of each. */
    static List<CheckedEnvironment> environments(Descriptor descriptor, List<CheckResult> results) {
        return results.stream()
                .map(checked -> new CheckedEnvironment(
                        checked.environment(),
                        Optional.of(AppArguments.environment(descriptor, checked.environment())
                                        .after())
                                .filter(after -> !after.isEmpty()),
                        checked.passed(),
                        Stream.concat(checked.facts().stream(), checked.notes().stream())
                                .toList()))
                .toList();
    }
}
