package io.slipway.release.command;

import io.slipway.release.descriptor.AppVersion;
import io.slipway.release.helm.Helm;
import io.slipway.release.helm.PrivateDirectory;
import io.slipway.release.planning.ReleasePlan;
import io.slipway.release.releasing.Release;
import io.slipway.release.releasing.ReleaseRequest;
import io.slipway.release.releasing.ReleaseResult;
import io.slipway.release.releasing.ReleasedChart;
import io.slipway.release.revisions.ReleaseTarget;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Brings the app to an environment. */
@Command(
        name = "release",
        description = "Brings the app to an environment: packages the chart, lets Helm upgrade with all values of that "
                + "environment, and watches the pods. If they fail it says why, then rolls back to the last successful "
                + "revision.",
        footer = {"", "Example: slipway release --environment acceptance --kubeconfig acceptance.yaml --version 1.4.0"})
final class ReleaseCommand implements Callable<Integer> {

    @Mixin
    private PlanArguments options;

    @Mixin
    private ChangeArguments change;

    @Mixin
    private FailureArguments failure;

    @Mixin
    private AskingArguments asking;

    @Mixin
    private ReportArguments reporting;

    @Mixin
    private CommitArguments commit;

    @Override
    public Integer call() throws IOException {
        reporting.answerBeforeTheEnd();
        try (Helm helm = change.openHelm();
                PrivateDirectory packages = PrivateDirectory.create()) {
            ReleasePlan plan = options.plan();
            ReleaseTarget target = options.target(plan);
            ReleasedChart chart = options.chart(plan, packages.path());
            ReleaseRequest request = failure.applyTo(new ReleaseRequest(
                    target,
                    chart,
                    plan.values(),
                    commit.record(plan, chart, options.version(), change.author()),
                    false,
                    false));
            ChangeOutput out = new ChangeOutput(reporting, options.environment(), target);
            out.servedAt(plan.descriptor(), plan.environment());
            out.announce(
                    "release of " + target.release() + " " + request.record().version(), helm);
            out.chart(request);
            options.note(plan, chart).ifPresent(out::note);
            if (options.version().isEmpty() && chart.appVersion().equals(AppVersion.NONE)) {
                AppVersion.note(plan.descriptor()).ifPresent(out::note);
            }
            ReleaseResult result = new Release(
                            helm,
                            request,
                            asking.applyTo(change.policy(options.environment(), failure)),
                            out.listener())
                    .run();
            return out.end("released", result);
        }
    }
}
