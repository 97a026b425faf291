package io.slipway.release.command;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.helm.Helm;
import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.reports.Finding;
import io.slipway.release.reports.NamespaceEntry;
import io.slipway.release.reports.Report;
import io.slipway.release.reports.ReviewEntry;
import io.slipway.release.reports.ReviewSweepReport;
import io.slipway.release.reviews.Review;
import io.slipway.release.reviews.Reviews;
import io.slipway.release.reviews.Reviews.Swept;
import io.slipway.release.revisions.ReleaseTarget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Removes the reviews that have expired. */
@Command(
        name = "sweep",
        description =
                "Removes the reviews that have expired, and what was left of opened ones that were killed. It asks the "
                        + "cluster alone, so it needs no checkout where --namespace is given; run it on a schedule.",
        footer = {"", "Example: slipway review sweep --namespace fleet-review --kubeconfig review.yaml"},
        mixinStandardHelpOptions = true)
final class ReviewSweepCommand implements Callable<Integer> {

    @Mixin
    private DescriptorArgument app;

    @Mixin
    private TemplateArgument template;

    @Option(
            names = "--namespace",
            paramLabel = "NAME",
            description = "The namespace to sweep, in place of the template's; no descriptor is read then.")
    private Optional<String> namespace = Optional.empty();

    @Option(names = "--dry-run", description = "Only tell what would be removed.")
    private boolean dryRun;

    @Mixin
    private ClusterArguments cluster;

    @Mixin
    private ChangeArguments changing;

    @Mixin
    private ReportArguments reporting;

    @Override
    public Integer call() {
        if (namespace.isPresent() && template.isGiven()) {
            throw SlipwayException.usage(Problem.of("--namespace and --environment exclude each other"));
        }
        reporting.answerBeforeTheEnd();
        ReleaseTarget target = target();
        ChangeOutput out = new ChangeOutput(reporting, "reviews", target);
        Reviews reviews = new Reviews(target.cluster(), target.namespace());
        Swept swept;
        if (dryRun) {
            swept = reviews.wouldSweep();
            swept.removed().forEach(review -> out.listener().progress("would go", summary(review)));
        } else {
            try (Helm helm = changing.openHelm()) {
                swept = reviews.sweep(helm, changing.reviewPolicy(""), out.listener());
            }
        }
        swept.kept().forEach(review -> out.listener().progress("stays", summary(review)));
        out.listener()
                .progress(
                        dryRun ? "dry run" : "swept",
                        swept.removed().size() + " expired, " + swept.kept().size() + " kept");
        return reporting.end(report(swept, target));
    }

    private ReleaseTarget target() {
        if (namespace.isPresent()) {
            return new ReleaseTarget(cluster.named(), namespace.get(), "");
        }
        Descriptor descriptor = app.descriptor();
        return cluster.target(descriptor, template.in(descriptor).sample());
    }

    private static String summary(Review review) {
        return "change " + review.change() + " (" + review.release() + "), expires " + time(review.expires());
    }

    /** A time that a person reads; what nobody can read expires never. */
    static String time(Instant expires) {
        return expires.equals(Instant.MAX) ? "never" : Table.time(expires);
    }

    private Report report(Swept swept, ReleaseTarget target) {
        List<Finding> problems =
                new ArrayList<>(swept.problems().stream().map(Finding::of).toList());
        if (!swept.left().isEmpty()) {
            problems.add(Finding.of(Problem.of("left behind: " + String.join(", ", swept.left()))
                    .at("namespace " + target.namespace())
                    .fix("see what holds them (metadata.finalizers), then sweep again")));
        }
        Instant now = Instant.now();
        ReviewSweepReport result = new ReviewSweepReport(
                NamespaceEntry.of(target),
                dryRun,
                ReviewEntry.all(swept.removed(), now),
                ReviewEntry.all(swept.kept(), now),
                swept.left());
        return new Report(problems.isEmpty() ? ExitCode.DONE : ExitCode.FAILED, problems, result);
    }
}
