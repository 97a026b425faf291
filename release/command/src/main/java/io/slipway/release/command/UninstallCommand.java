package io.slipway.release.command;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.helm.Helm;
import io.slipway.release.releasing.Uninstall;
import io.slipway.release.reports.Report;
import io.slipway.release.reports.RevisionEntry;
import io.slipway.release.reports.TargetEntry;
import io.slipway.release.reports.UninstallReport;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.Revision;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes a release away. */
@Command(
        name = "uninstall",
        description = "Uninstalls a release and deletes its history. The namespace stays.",
        footer = {"", "Example: slipway uninstall --environment acceptance --kubeconfig acceptance.yaml"},
        mixinStandardHelpOptions = true)
final class UninstallCommand implements Callable<Integer> {

    @Mixin
    private TargetArguments arguments;

    @Mixin
    private ChangeArguments change;

    @Mixin
    private GateArguments gate;

    @Mixin
    private ReportArguments reporting;

    @Override
    public Integer call() {
        reporting.answerBeforeTheEnd();
        try (Helm helm = change.openHelm()) {
            Descriptor descriptor = arguments.descriptor();
            ReleaseTarget target = arguments.in(descriptor);
            ChangeOutput out = new ChangeOutput(reporting, arguments.environment(), target);
            out.announce("uninstall of " + target.release(), helm);
            Optional<Revision> gone = new Uninstall(
                            helm, target, gate.applyTo(change.policy(arguments.environment())), out.listener())
                    .run();
            out.listener()
                    .progress(
                            "uninstalled",
                            gone.map(revision ->
                                            "revision " + revision.number() + ", " + RevisionEntry.version(revision))
                                    .orElse("no such release; nothing to remove"));
            return reporting.end(Report.done(
                    new UninstallReport(TargetEntry.of(arguments.environment(), target), gone.map(RevisionEntry::of))));
        }
    }
}
