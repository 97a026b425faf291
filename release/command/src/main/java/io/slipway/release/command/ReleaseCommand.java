package io.slipway.release.command;

import io.slipway.release.helm.Helm;
import io.slipway.release.helm.PrivateDirectory;
import io.slipway.release.planning.ReleasePlan;
import io.slipway.release.records.Build;
import io.slipway.release.records.Commit;
import io.slipway.release.records.ReleaseRecord;
import io.slipway.release.records.ReleaseRecord.Artifact;
import io.slipway.release.records.ReleaseRecord.Origin;
import io.slipway.release.records.ReleasedImage;
import io.slipway.release.records.ValuesHash;
import io.slipway.release.releasing.Release;
import io.slipway.release.releasing.ReleaseRequest;
import io.slipway.release.releasing.ReleaseResult;
import io.slipway.release.releasing.ReleasedChart;
import io.slipway.release.revisions.ReleaseTarget;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
    private ReportArguments reporting;

    @Option(
            names = "--commit",
            paramLabel = "ID",
            description = "The commit that was built, for the record (default: the one that the app's folder is at).")
    private Optional<String> commit = Optional.empty();

    @Option(
            names = "--build-number",
            paramLabel = "N",
            description = "Number of the build; a lower one does not take the place of a higher one.")
    private Optional<Long> buildNumber = Optional.empty();

    @Option(
            names = "--branch",
            paramLabel = "NAME",
            description =
                    "The branch that was built, for the checks and the record (default: the one that the app's folder "
                            + "is at).")
    private Optional<String> branch = Optional.empty();

    @Override
    public Integer call() throws IOException {
        reporting.answerBeforeTheEnd();
        try (Helm helm = change.openHelm();
                PrivateDirectory packages = PrivateDirectory.create()) {
            ReleasePlan plan = options.plan();
            ReleaseTarget target = options.target(plan);
            ReleasedChart chart = options.chart(plan, packages.path());
            ReleaseRequest request = failure.applyTo(
                    new ReleaseRequest(target, chart, plan.values(), record(plan, chart), false, false));
            ChangeOutput out = new ChangeOutput(reporting, options.environment(), target);
            out.servedAt(plan.descriptor(), plan.environment());
            out.announce(
                    "release of " + target.release() + " " + request.record().version(), helm);
            out.chart(request);
            ReleaseResult result =
                    new Release(helm, request, change.policy(options.environment(), failure), out.listener()).run();
            return out.end("released", result);
        }
    }

    private ReleaseRecord record(ReleasePlan plan, ReleasedChart chart) {
        Optional<Commit> checkedOut = Commit.of(plan.descriptor().folder());
        Optional<Commit> built =
                checkedOut.filter(found -> commit.isEmpty() || found.id().startsWith(commit.get()));
        return new ReleaseRecord(
                options.version().orElse(chart.appVersion()),
                plan.environment().name(),
                new Artifact(
                        chart.nameAndVersion(),
                        chart.digest(),
                        chart.content(),
                        ReleasedImage.in(plan.values(), chart.appVersion()),
                        ValuesHash.of(plan.values())),
                change.author(),
                new Build(
                        buildNumber,
                        commit.or(() -> built.map(Commit::id)),
                        built.map(Commit::time),
                        branch.or(() -> built.flatMap(Commit::branch))),
                Origin.BUILD);
    }
}
