package io.slipway.release.command;

import io.slipway.release.diff.ManifestDiff;
import io.slipway.release.diff.RunningRelease;
import io.slipway.release.helm.Helm;
import io.slipway.release.helm.PrivateDirectory;
import io.slipway.release.planning.ReleasePlan;
import io.slipway.release.problems.PlainText;
import io.slipway.release.reports.DiffReport;
import io.slipway.release.reports.Report;
import io.slipway.release.reports.RevisionEntry;
import io.slipway.release.reports.TargetEntry;
import io.slipway.release.revisions.ReleaseTarget;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Mixin;

/** Shows what a release would change. */
@Command(
        name = "diff",
        description =
                "Shows what a release would change against what runs, object by object. Exit code 0 whether or not there "
                        + "is a difference; the data of Secrets is not shown.",
        footer = {"", "Example: slipway diff --environment acceptance --kubeconfig acceptance.yaml"})
final class DiffCommand implements Callable<Integer> {

    @Mixin
    private PlanArguments options;

    @Mixin
    private HelmArgument helmArgument;

    @Mixin
    private ReportArguments reporting;

    @Override
    public Integer call() throws IOException {
        try (Helm helm = helmArgument.open();
                PrivateDirectory packages = PrivateDirectory.create()) {
            ReleasePlan plan = options.plan();
            ReleaseTarget target = options.target(plan);
            RunningRelease running = RunningRelease.of(target);
            Path chart = options.chart(plan, packages.path()).path();
            ManifestDiff diff = running.compareWith(helm, plan, chart);
            show(diff, running);
            return reporting.end(Report.done(DiffReport.of(
                    TargetEntry.of(options.environment(), target),
                    running.revision().map(RevisionEntry::of),
                    diff)));
        }
    }

    private void show(ManifestDiff diff, RunningRelease running) {
        if (!reporting.isText()) {
            return;
        }
        String against = running.revision()
                .map(revision -> "revision " + revision.number() + " (" + RevisionEntry.version(revision) + ")")
                .orElse("nothing, since nothing is released");
        PrintWriter out = reporting.out();
        out.println("slipway: " + options.environment() + ": "
                + (diff.changes().isEmpty() ? "no difference to " : "differences to ") + against);
        for (ManifestDiff.Change change : diff.changes()) {
            out.println();
            out.println(PlainText.line(change.object()) + " would be "
                    + change.kind().name().toLowerCase(Locale.ROOT));
            change.lines().forEach(line -> out.println("  " + coloured(PlainText.of(line))));
        }
    }

    private static String coloured(String line) {
        if (!Terminal.wantsColours()) {
            return line;
        }
        Optional<Style> colour = switch (line.isEmpty() ? ' ' : line.charAt(0)) {
            case '+' -> Optional.of(Style.fg_green);
            case '-' -> Optional.of(Style.fg_red);
            case '@' -> Optional.of(Style.fg_cyan);
            default -> Optional.empty();
        };
        return colour.map(style -> style.on() + line + style.off()).orElse(line);
    }
}
