package io.slipway.release.command;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.helm.Helm;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.releasing.ReleaseResult;
import io.slipway.release.releasing.Rollback;
import io.slipway.release.revisions.ReleaseTarget;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Goes back to an earlier revision. */
@Command(
        name = "rollback",
        description = "Goes back to an earlier revision of a release, and records that as a revision of its own.",
        footer = {"", "Example: slipway rollback --environment acceptance --kubeconfig acceptance.yaml"},
        mixinStandardHelpOptions = true)
final class RollbackCommand implements Callable<Integer> {

    @Mixin
    private DescriptorArgument app;

    @Mixin
    private ClusterArguments cluster;

    @Mixin
    private ChangeArguments change;

    @Mixin
    private ReportArguments reporting;

    @Option(names = "--environment", required = true, paramLabel = "NAME", description = "Where.")
    private String environment;

    @Option(
            names = "--to",
            paramLabel = "REVISION",
            description =
                    "The revision to go back to, as slipway history shows it (default: the last good one before what runs).")
    private Optional<Integer> to = Optional.empty();

    @Override
    public Integer call() {
        reporting.answerBeforeTheEnd();
        try (Helm helm = change.openHelm()) {
            Descriptor descriptor = app.descriptor();
            Environment chosen = AppArguments.environment(descriptor, environment);
            ReleaseTarget target = cluster.target(descriptor, chosen);
            ChangeOutput out = new ChangeOutput(reporting, environment, target);
            out.servedAt(descriptor, chosen);
            out.announce("rollback of " + target.release(), helm);
            ReleaseResult result = new Rollback(helm, target, change.policy(false), out.listener())
                    .run(to, change.by(), change.buildUrl());
            return out.end("rolled back", result);
        } catch (SlipwayException e) {
            throw new SubjectException(environment, e);
        }
    }
}
