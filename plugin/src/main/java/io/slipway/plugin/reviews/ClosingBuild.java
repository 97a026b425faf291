package io.slipway.plugin.reviews;

import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.slipway.plugin.GroovyText;
import io.slipway.plugin.records.OpenReviews;
import io.slipway.plugin.settings.SlipwayConfiguration;
import io.slipway.plugin.stages.ForkedChange;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jenkinsci.plugins.workflow.cps.replay.ReplayAction;

/**
 * A build that closes reviews: of a job beside the one that is gone, with a script of a few lines. So it has an agent, the
 * project's credentials and a log, as any build.
 */
final class ClosingBuild {

    /** Branches that stay; the others come behind, by name. */
    private static final List<String> LASTING = List.of("main", "master", "trunk", "develop");

    private ClosingBuild() {}

    /** Closes the review of a change, or sweeps those that have expired where the change is empty. */
    static String script(OpenReviews.Entry review, String change, String label) {
        return "node(" + GroovyText.quoted(label) + ") {\n  checkout scm\n  slipwayReviewClose environment: "
                + GroovyText.quoted(review.environment())
                + option("change", change)
                + option("directory", review.directory())
                + "\n}\n";
    }

    private static String option(String name, String value) {
        return value.isEmpty() ? "" : ", " + name + ": " + GroovyText.quoted(value);
    }

    /**
     * Starts it.
     *
     * @return whether one was started: the project must have a job that has run as a Pipeline
     */
    @SuppressWarnings("try") // The context is only entered and left.
    static boolean start(ItemGroup<?> project, OpenReviews.Entry review, String change) {
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            Optional<ReplayAction> replay = replay(project, review.job());
            replay.ifPresent(action -> action.run2(
                    script(review, change, SlipwayConfiguration.get().getBoardLabel()), Map.of(), false));
            return replay.isPresent();
        }
    }

    @SuppressWarnings("rawtypes")
    private static Optional<ReplayAction> replay(ItemGroup<?> project, String without) {
        return StreamSupport.stream(project.allItems(Job.class).spliterator(), false)
                .map(job -> (Job<?, ?>) job)
                .filter(job -> job.getParent() == project && !job.getName().equals(without))
                // It checks out the source of its job, and the descriptor there says what is closed.
                .filter(job -> !ForkedChange.mayBeOf(job))
                .sorted(Comparator.comparingInt((Job<?, ?> job) -> rank(job.getName()))
                        .thenComparing(Job::getName))
                .flatMap(job -> Optional.<Run<?, ?>>ofNullable(job.getLastBuild()).stream())
                .flatMap(run -> Optional.ofNullable(run.getAction(ReplayAction.class)).stream())
                .findFirst();
    }

    private static int rank(String job) {
        int rank = LASTING.indexOf(job);
        return rank < 0 ? LASTING.size() : rank;
    }
}
