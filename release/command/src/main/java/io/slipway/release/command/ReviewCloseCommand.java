package io.slipway.release.command;

import io.slipway.release.descriptor.ChangeId;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.helm.Helm;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.reports.NamespaceEntry;
import io.slipway.release.reports.Report;
import io.slipway.release.reports.ReviewCloseReport;
import io.slipway.release.reviews.Review;
import io.slipway.release.reviews.Reviews;
import io.slipway.release.revisions.ReleaseTarget;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Removes the review of a change. */
@Command(
        name = "close",
        description =
                "Removes the review of a change, and asks the cluster whether anything of it is left. One that does not "
                        + "exist is not an error.",
        footer = {"", "Example: slipway review close --change 42 --kubeconfig review.yaml"},
        mixinStandardHelpOptions = true)
final class ReviewCloseCommand implements Callable<Integer> {

    @Mixin
    private DescriptorArgument app;

    @Mixin
    private TemplateArgument template;

    @Mixin
    private ChangeArgument change;

    @Mixin
    private ClusterArguments cluster;

    @Mixin
    private ChangeArguments changing;

    @Mixin
    private ReportArguments reporting;

    @Override
    public Integer call() {
        reporting.answerBeforeTheEnd();
        try (Helm helm = changing.openHelm()) {
            Descriptor descriptor = app.descriptor();
            Environment from = template.in(descriptor);
            try {
                return close(descriptor, from, helm);
            } catch (SlipwayException e) {
                throw new SubjectException(from.name(), e);
            }
        }
    }

    private int close(Descriptor descriptor, Environment from, Helm helm) {
        ChangeId id = change.id();
        ReleaseTarget target = cluster.target(descriptor, from.reviewOf(id, ""));
        ChangeOutput out = new ChangeOutput(reporting, from.name(), target);
        out.announce("end of the review of change " + id.text(), helm);
        Reviews reviews = new Reviews(target.cluster(), target.namespace());
        Review review = reviews.find(target.release())
                .filter(found -> found.slug().equals(id.slug()))
                .orElseGet(() -> Review.of(target.release(), descriptor.app().name(), from.name(), id, Instant.now()));
        boolean removed = reviews.close(review, helm, changing.reviewPolicy(from.name()), out.listener());
        out.listener().progress("closed", removed ? "nothing of it is left" : "no such review; nothing to remove");
        return reporting.end(Report.done(
                new ReviewCloseReport(NamespaceEntry.of(target), from.name(), id.text(), target.release(), removed)));
    }
}
