package io.slipway.release.command;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.helm.Helm;
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
    private TargetArguments arguments;

    @Mixin
    private ChangeArguments change;

    @Mixin
    private AskingArguments asking;

    @Mixin
    private ReportArguments reporting;

    @Option(
            names = "--to",
            paramLabel = "REVISION",
            description =
                    "Revision to roll back to, as slipway history lists it (default: the last successful one before the current).")
    private Optional<Integer> to = Optional.empty();

    @Override
    public Integer call() {
        reporting.answerBeforeTheEnd();
        try (Helm helm = change.openHelm()) {
            Descriptor descriptor = arguments.descriptor();
            Environment chosen = arguments.environment(descriptor);
            ReleaseTarget target = arguments.in(descriptor);
            ChangeOutput out = new ChangeOutput(reporting, arguments.environment(), target);
            out.servedAt(descriptor, chosen);
            out.announce("rollback of " + target.release(), helm);
            ReleaseResult result = new Rollback(
                            helm, target, asking.applyTo(change.policy(arguments.environment())), out.listener())
                    .run(to, change.author());
            return out.end("rolled back", result);
        }
    }
}
