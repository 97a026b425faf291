package io.slipway.release.checking;

import io.slipway.release.Problem;
import io.slipway.release.SlipwayException;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.helm.ChartRequest;
import io.slipway.release.helm.Helm;
import io.slipway.release.planning.ReleasePlan;
import io.slipway.release.variables.Variables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Checks environments one by one: variables, tokens, nginx settings, then the chart with the real values. */
public final class Check {

    private final Descriptor descriptor;
    private final Path chart;
    private final Helm helm;
    private final String kubeVersion;

    /**
     * @param chart directory of the chart that would be released
     * @param kubeVersion that manifests are rendered for
     */
    public Check(Descriptor descriptor, Path chart, Helm helm, String kubeVersion) {
        this.descriptor = descriptor;
        this.chart = chart;
        this.helm = helm;
        this.kubeVersion = kubeVersion;
    }

    /** Checks one environment; what is wrong is in the result and does not throw. */
    public CheckResult of(Environment environment, Function<Environment, Variables> variables) throws IOException {
        List<String> notes = new ArrayList<>();
        try {
            ReleasePlan plan = ReleasePlan.of(descriptor, environment, variables.apply(environment));
            notes.add(plan.tokens().summary());
            return new CheckResult(environment.name(), chart(plan.chartRequest(chart, kubeVersion)), notes);
        } catch (SlipwayException e) {
            return new CheckResult(environment.name(), e.problems(), notes);
        }
    }

    private List<Problem> chart(ChartRequest request) {
        List<Problem> found = helm.lint(request).problems(true);
        if (!found.isEmpty()) {
            return found;
        }
        helm.template(request);
        return List.of();
    }
}
