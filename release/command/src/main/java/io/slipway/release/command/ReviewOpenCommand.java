package io.slipway.release.command;

import io.slipway.release.descriptor.ChangeId;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.helm.Helm;
import io.slipway.release.helm.PrivateDirectory;
import io.slipway.release.planning.ReleasePlan;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.releasing.Release;
import io.slipway.release.releasing.ReleasePolicy;
import io.slipway.release.releasing.ReleaseRequest;
import io.slipway.release.releasing.ReleasedChart;
import io.slipway.release.reports.ChangeReport;
import io.slipway.release.reviews.OpenReview;
import io.slipway.release.reviews.OpenReview.Opened;
import io.slipway.release.reviews.OpenReview.ReviewRequest;
import io.slipway.release.revisions.ReleaseTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Opens the review of a change, or brings a newer build to it. */
@Command(
        name = "open",
        description =
                "Opens the review of a change, or brings a newer build to it and renews its time. Each change is a "
                        + "release of its own in the namespace of the template.",
        footer = {"", "Example: slipway review open --change 42 --kubeconfig review.yaml --version 1.4.0"})
final class ReviewOpenCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private HelpArgument help;

    @Mixin
    private AppArguments app;

    @Mixin
    private TemplateArgument template;

    @Mixin
    private ChangeArgument change;

    @Mixin
    private BuildArguments build;

    @Mixin
    private CommitArguments commit;

    @Mixin
    private ClusterArguments cluster;

    @Mixin
    private ChangeArguments changing;

    @Mixin
    private AskingArguments asking;

    @Mixin
    private ReportArguments reporting;

    @Override
    public Integer call() throws IOException {
        reporting.answerBeforeTheEnd();
        try (Helm helm = changing.openHelm();
                PrivateDirectory packages = PrivateDirectory.create()) {
            Descriptor descriptor = build.of(app.descriptor());
            Environment from = template.in(descriptor);
            try {
                return open(descriptor, from, helm, packages.path());
            } catch (SlipwayException e) {
                throw new SubjectException(from.name(), e);
            }
        }
    }

    private int open(Descriptor descriptor, Environment from, Helm helm, Path packages) throws IOException {
        ChangeId id = change.id();
        Environment likely = from.reviewOf(id, likelyHost(from, id));
        refuseHostOfOthers(descriptor, likely);
        // What can be found wrong without the cluster is, before a host is taken.
        ReleasedChart chart = build.chart(plan(descriptor, likely), packages);
        ReleaseTarget target = cluster.target(descriptor, likely);
        ReleasePolicy policy = asking.applyTo(changing.reviewPolicy(from.name()));
        ChangeOutput out = new ChangeOutput(reporting, from.name(), target);
        out.announce("review of change " + id.text() + " of " + descriptor.app().name(), helm);
        // Nothing that the checks ask about depends on the host.
        Release checks = new Release(
                helm, request(plan(descriptor, likely), target, chart), policy.askingOnly(), out.listener());
        if (policy.gate().asksOnly()) {
            return out.end("opened", checks.run());
        }
        Opened opened = new OpenReview(
                        helm,
                        new ReviewRequest(
                                target.cluster(),
                                descriptor.app(),
                                from,
                                id,
                                changing.author().name()),
                        policy,
                        out.listener())
                .run(checks, review -> {
                    ReleasePlan plan = plan(descriptor, review);
                    ReleaseRequest request = request(plan, target, chart);
                    out.servedAt(plan.descriptor(), review);
                    out.chart(request);
                    return new Release(helm, request, policy.withoutWaiting(), out.listener()).run();
                });
        out.listener().progress("expires", Table.time(opened.review().expires()) + "; each release renews it");
        return out.end("opened", opened.result(), ChangeReport.Details.of(opened.review()));
    }

    private ReleaseRequest request(ReleasePlan plan, ReleaseTarget target, ReleasedChart chart) {
        return new ReleaseRequest(
                target,
                chart,
                OpenReview.values(plan.values(), change.id()),
                commit.record(plan, chart, build.version(), changing.author()),
                // A change is rebased, and its commits get older by that.
                true,
                false);
    }

    private ReleasePlan plan(Descriptor descriptor, Environment review) throws IOException {
        return build.plan(descriptor, review, app.variables(descriptor, review));
    }

    private static String likelyHost(Environment template, ChangeId change) {
        return template.reviews().orElseThrow().hosts().stream().findFirst().orElseGet(() -> template.hostOf(change));
    }

    /** A change may be named like an environment. */
    private static void refuseHostOfOthers(Descriptor descriptor, Environment review) {
        descriptor.environments().values().stream()
                .filter(other -> !other.isTemplate() && other.host().equals(review.host()))
                .findFirst()
                .ifPresent(other -> {
                    throw SlipwayException.usage(Problem.of("the review would be at " + review.host()
                                    + ", which is the host of environment " + other.name())
                            .at(review.place().toString())
                            .fix("give reviews a domain of their own"));
                });
    }
}
