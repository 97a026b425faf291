package io.slipway.release.command;

import io.slipway.release.diff.ManifestDiff;
import io.slipway.release.diff.RunningRelease;
import io.slipway.release.helm.Helm;
import io.slipway.release.helm.PrivateDirectory;
import io.slipway.release.planning.ReleasePlan;
import io.slipway.release.problems.PlainText;
import io.slipway.release.records.ReleaseRecord.Author;
import io.slipway.release.releasing.Promotion;
import io.slipway.release.releasing.ReleaseRequest;
import io.slipway.release.releasing.Rollback;
import io.slipway.release.reports.DiffReport;
import io.slipway.release.reports.Report;
import io.slipway.release.reports.RevisionEntry;
import io.slipway.release.revisions.History;
import io.slipway.release.revisions.ReleaseStore;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.Revision;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what a release, a promotion or a rollback would change. */
@Command(
        name = "diff",
        description =
                "Shows what a release would change against what runs, object by object. Exit code 0 whether or not there "
                        + "is a difference; the data of Secrets is not shown. --from and --rollback show a promotion or a "
                        + "rollback instead; --from-chart and --from-app compare packaged versions without a cluster.",
        footer = {"", "Example: slipway diff --environment acceptance --kubeconfig acceptance.yaml"})
final class DiffCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private PlanArguments options;

    @Mixin
    private EarlierArguments earlier;

    @Mixin
    private HelmArgument helmArgument;

    @Mixin
    private ReportArguments reporting;

    @Option(
            names = Comparison.FROM,
            paramLabel = "NAME",
            description = "Show what slipway promote would change that takes what runs in this environment.")
    private Optional<String> from = Optional.empty();

    @Option(
            names = "--from-kubeconfig",
            paramLabel = "FILE",
            description = "The kubeconfig that leads to the cluster of --from (default: as for --environment).")
    private Optional<Path> fromKubeconfig = Optional.empty();

    @Option(
            names = "--nginx-image-digest",
            converter = DigestConverter.class,
            paramLabel = "sha256:…",
            description = "The nginx image of --from, if neither the release nor its pods name its digest.")
    private Optional<String> nginxImageDigest = Optional.empty();

    @SuppressWarnings("UnusedVariable") // Comparison asks whether it was typed
    @Option(names = Comparison.ROLLBACK_OPTION, description = "Show what slipway rollback would change.")
    private boolean rollback;

    @Option(
            names = Comparison.REVISION,
            paramLabel = "REVISION",
            description =
                    "Revision that --rollback goes back to, as slipway history lists it (default: the last successful "
                            + "one before the current).")
    private Optional<Integer> revision = Optional.empty();

    /** What was found, and what its first line says: what would come, and what it is compared with. */
    private record Compared(DiffReport report, String what, String against) {}

    @Override
    public Integer call() throws IOException {
        Comparison comparison = Comparison.of(spec.commandLine().getParseResult());
        try (Helm helm = helmArgument.open();
                PrivateDirectory directory = PrivateDirectory.create()) {
            Compared compared = switch (comparison) {
                case RELEASE -> release(helm, directory.path());
                case PACKAGED -> packaged(helm, directory.path());
                case PROMOTION -> promotion(helm, directory.path());
                case ROLLBACK -> rollback();
            };
            show(compared);
            return reporting.end(Report.done(compared.report()));
        }
    }

    private Compared release(Helm helm, Path directory) throws IOException {
        ReleasePlan plan = options.plan();
        RunningRelease running = RunningRelease.of(options.target(plan));
        Path chart = options.chart(plan, directory).path();
        return against(running, running.compareWith(helm, plan.values(), chart), "");
    }

    private Compared promotion(Helm helm, Path directory) {
        Promotion promotion = options.promotion(from.orElseThrow(), fromKubeconfig);
        // Nothing is recorded: who asks and when is part of no manifest here.
        ReleaseRequest request = promotion.request(
                options.given(nginxImageDigest), new Author("", Instant.EPOCH, Optional.empty()), directory);
        RunningRelease running = RunningRelease.of(promotion.target());
        String what = "promotion of " + request.record().version() + " from " + promotion.from() + ", ";
        return against(
                running,
                running.compareWith(helm, request.values(), request.chart().path()),
                what);
    }

    private Compared against(RunningRelease running, ManifestDiff diff, String what) {
        return new Compared(
                DiffReport.inCluster(options.environment(), running.target(), running.revision(), diff),
                what,
                running.revision().map(DiffCommand::title).orElse("nothing, since nothing is released"));
    }

    /** As Helm does, this goes from the newest revision, whether it came up or not: its objects are what the cluster has. */
    private Compared rollback() {
        ReleaseTarget target = options.target();
        ReleaseStore store = new ReleaseStore(target);
        History history = store.history();
        Revision goal = Rollback.goal(target, history, revision, Comparison.REVISION);
        Revision newest = history.newest().orElse(goal);
        ManifestDiff diff = ManifestDiff.of(store.manifest(newest.number()), store.manifest(goal.number()));
        return new Compared(
                DiffReport.inCluster(options.environment(), target, Optional.of(newest), diff),
                "rollback to " + title(goal) + ", ",
                title(newest));
    }

    private Compared packaged(Helm helm, Path directory) throws IOException {
        PackagedVersion wanted = options.packaged(Files.createDirectory(directory.resolve("wanted")));
        PackagedVersion other = options.earlier(earlier, Files.createDirectory(directory.resolve("earlier")));
        ManifestDiff diff = ManifestDiff.of(other.manifests(helm), wanted.manifests(helm));
        DiffReport.Packaged entry =
                new DiffReport.Packaged(other.version(), other.chart().nameAndVersion());
        return new Compared(
                DiffReport.packaged(options.environment(), wanted.plan(), entry, diff),
                "",
                entry.version() + " (chart " + entry.chart() + ")");
    }

    private static String title(Revision revision) {
        return "revision " + revision.number() + " (" + RevisionEntry.version(revision) + ")";
    }

    private void show(Compared compared) {
        if (!reporting.isText()) {
            return;
        }
        PrintWriter out = reporting.out();
        out.println(PlainText.line("slipway: " + options.environment() + ": " + compared.what()
                + (compared.report().changes().isEmpty() ? "no difference to " : "differences to ")
                + compared.against()));
        for (DiffReport.Change change : compared.report().changes()) {
            out.println();
            out.println(PlainText.line(change.object()) + " would be " + change.kind());
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
