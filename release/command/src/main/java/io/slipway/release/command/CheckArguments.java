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

/** What verbs take that check environments, and how they tell what came of it. */
final class CheckArguments {

    @Mixin
    private AppArguments app;

    @Mixin
    private EnvironmentsArgument environments;

    Descriptor descriptor() {
        return app.descriptor();
    }

    /** Checks the environments that were asked for, in their order. */
    List<CheckResult> check(Descriptor descriptor, AppChart chart, Helm helm, KubeVersion.Choice kubeVersion)
            throws IOException {
        List<CheckResult> results = new ArrayList<>();
        for (Environment environment : environments.in(descriptor)) {
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

    /** One line for each environment that can go or has notes, and below it one for each note. */
    static void tell(List<CheckResult> results, ReportArguments reporting) {
        for (CheckResult result : results) {
            if (result.passed()) {
                reporting.out().println(result.environment() + ": ok, " + String.join("; ", result.facts()));
            } else if (!result.notes().isEmpty()) {
                reporting.out().println(result.environment() + ": failed");
            }
            result.notes().forEach(note -> reporting.out().println("  note: " + note));
        }
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
                                        .isTemplate())
                                .filter(template -> template),
                        Optional.of(AppArguments.environment(descriptor, checked.environment())
                                        .after())
                                .filter(after -> !after.isEmpty()),
                        checked.passed(),
                        Stream.concat(checked.facts().stream(), checked.notes().stream())
                                .toList(),
                        Optional.empty()))
                .toList();
    }
}
