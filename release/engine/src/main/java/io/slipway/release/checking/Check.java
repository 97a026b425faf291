package io.slipway.release.checking;

import io.slipway.release.descriptor.AppVersion;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.descriptor.FillIn;
import io.slipway.release.helm.ChartRequest;
import io.slipway.release.helm.Helm;
import io.slipway.release.helm.LintResult;
import io.slipway.release.packaging.AppChart;
import io.slipway.release.planning.KubeVersion;
import io.slipway.release.planning.ReleasePlan;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.variables.Variables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Checks environments one by one: variables, tokens, nginx settings, then the chart with the real values. */
public final class Check {

    private final Descriptor descriptor;
    private final AppChart chart;
    private final Helm helm;
    private final KubeVersion kubeVersion;

    /**
     * @param chart that would be released
     * @param kubeVersion that manifests are rendered for
     */
    public Check(Descriptor descriptor, AppChart chart, Helm helm, KubeVersion kubeVersion) {
        this.descriptor = descriptor;
        this.chart = chart;
        this.helm = helm;
        this.kubeVersion = kubeVersion;
    }

    /** Checks one environment; what is wrong is in the result and does not throw. */
    public CheckResult of(Environment environment, Function<Environment, Variables> variables) throws IOException {
        List<String> facts = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        List<Problem> problems = new ArrayList<>(FillIn.of(descriptor, environment));
        Optional<ReleasePlan> checked = Optional.empty();
        try {
            ReleasePlan plan = ReleasePlan.of(descriptor, environment, variables.apply(environment));
            checked = Optional.of(plan);
            plan.tokens().counted().ifPresent(facts::add);
            notes.addAll(plan.tokens().allNotes());
            notes.addAll(plan.site().notes());
            notes.addAll(BuildNetwork.notes(plan.descriptor()));
            notes.addAll(ServerRoutes.notes(descriptor.source()));
            for (IndexLine line : IndexLine.of(plan.descriptor())) {
                notes.addAll(line.notes());
                problems.addAll(line.problems());
            }
            AppVersion.note(descriptor).ifPresent(notes::add);
            problems.addAll(chart(plan, facts, notes));
        } catch (SlipwayException e) {
            problems.addAll(e.problems());
        }
        return new CheckResult(environment.name(), problems, facts, notes, checked);
    }

    private List<Problem> chart(ReleasePlan plan, List<String> facts, List<String> notes) {
        ChartRequest request = plan.chartRequest(chart.directory(), kubeVersion.version());
        LintResult lint = helm.lint(request);
        List<Problem> found = lint.problems(true);
        if (found.isEmpty()) {
            found = rendered(request, lint, plan, facts, notes);
        }
        ValuePlaces places = ValuePlaces.of(plan, chart);
        return found.stream().map(chart::withPlaces).map(places::withPlaces).toList();
    }

    private List<Problem> rendered(
            ChartRequest request, LintResult lint, ReleasePlan plan, List<String> facts, List<String> notes) {
        try {
            RenderedChart rendered = RenderedChart.of(lint.manifests().orElseGet(() -> helm.template(request)));
            facts.add("the chart fits Kubernetes " + request.kubeVersion());
            kubeVersion.note().ifPresent(notes::add);
            rendered.withoutRoute(plan.environment().host()).ifPresent(notes::add);
            return rendered.withoutSlipway(chart).stream().toList();
        } catch (SlipwayException e) {
            return e.problems();
        }
    }
}
