package io.slipway.release.command;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.reports.NamespaceEntry;
import io.slipway.release.reports.Report;
import io.slipway.release.reports.ReviewEntry;
import io.slipway.release.reports.ReviewListReport;
import io.slipway.release.reviews.Review;
import io.slipway.release.reviews.Reviews;
import io.slipway.release.revisions.ReleaseTarget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the reviews that are open. */
@Command(
        name = "list",
        description = "Shows the reviews that are open, the first to expire first.",
        footer = {"", "Example: slipway review list --kubeconfig review.yaml"},
        mixinStandardHelpOptions = true)
final class ReviewListCommand implements Callable<Integer> {

    @Mixin
    private DescriptorArgument app;

    @Mixin
    private TemplateArgument template;

    @Mixin
    private ClusterArguments cluster;

    @Mixin
    private ReportArguments reporting;

    @Override
    public Integer call() {
        Descriptor descriptor = app.descriptor();
        Environment from = template.in(descriptor);
        ReleaseTarget target = cluster.target(descriptor, from.sample());
        List<Review> reviews = new Reviews(target.cluster(), target.namespace())
                .list().stream()
                        .filter(review -> review.app().equals(descriptor.app().name()))
                        .filter(review -> review.environment().equals(from.name()))
                        .toList();
        String basePath = descriptor.app().basePath();
        if (reporting.isText()) {
            reporting.out().println(reviews.isEmpty() ? "no reviews are open" : text(reviews, basePath));
        }
        return reporting.end(Report.done(
                new ReviewListReport(NamespaceEntry.of(target), from.name(), ReviewEntry.all(reviews, Instant.now()))));
    }

    private static String text(List<Review> reviews, String basePath) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("CHANGE", "STATE", "VERSION", "URL", "BY", "OPENED", "EXPIRES"));
        reviews.forEach(review -> rows.add(List.of(
                review.change(),
                review.state().word(),
                review.version().isEmpty() ? "-" : review.version(),
                review.host().isEmpty() ? "-" : "https://" + review.host() + basePath,
                review.by(),
                Table.time(review.opened()),
                review.isExpired(Instant.now()) ? "expired" : ReviewSweepCommand.time(review.expires()))));
        return Table.of(rows);
    }
}
