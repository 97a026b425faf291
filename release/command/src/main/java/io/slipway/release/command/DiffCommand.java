package io.slipway.release.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.release.diff.ManifestDiff;
import io.slipway.release.diff.RunningRelease;
import io.slipway.release.helm.Helm;
import io.slipway.release.helm.PrivateDirectory;
import io.slipway.release.planning.ReleasePlan;
import io.slipway.release.reports.ReleaseReport;
import io.slipway.release.reports.Report;
import io.slipway.release.revisions.ReleaseTarget;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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
            return reporting.end(Report.done(result(target, diff, running)));
        }
    }

    private void show(ManifestDiff diff, RunningRelease running) {
        if (!reporting.isText()) {
            return;
        }
        String against = running.revision()
                .map(revision -> "revision " + revision.number() + " (" + ReleaseReport.version(revision) + ")")
                .orElse("nothing, since nothing is released");
        PrintWriter out = reporting.out();
        out.println("slipway: " + options.environment() + ": "
                + (diff.changes().isEmpty() ? "no difference to " : "differences to ") + against);
        for (ManifestDiff.Change change : diff.changes()) {
            out.println();
            out.println(change.object() + " would be " + change.kind().name().toLowerCase(Locale.ROOT));
            change.lines().forEach(line -> out.println("  " + coloured(line)));
        }
    }

    private static String coloured(String line) {
        if (!Terminal.isTerminal()) {
            return line;
        }
        Optional<String> colour = switch (line.isEmpty() ? ' ' : line.charAt(0)) {
            case '+' -> Optional.of("32");
            case '-' -> Optional.of("31");
            case '@' -> Optional.of("36");
            default -> Optional.empty();
        };
        return colour.map(code -> "\u001b[" + code + "m" + line + "\u001b[0m").orElse(line);
    }

    private ObjectNode result(ReleaseTarget target, ManifestDiff diff, RunningRelease running) {
        ObjectNode result = ReleaseReport.about(options.environment(), target);
        running.revision().ifPresent(revision -> result.set("against", ReleaseReport.revision(revision)));
        ArrayNode changes = result.putArray("changes");
        for (ManifestDiff.Change change : diff.changes()) {
            ArrayNode lines = changes.addObject()
                    .put("object", change.object())
                    .put("kind", change.kind().name().toLowerCase(Locale.ROOT))
                    .putArray("lines");
            change.lines().forEach(lines::add);
        }
        return result;
    }
}
