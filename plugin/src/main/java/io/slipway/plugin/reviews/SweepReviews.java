package io.slipway.plugin.reviews;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import hudson.Extension;
import hudson.model.AsyncPeriodicWork;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.TaskListener;
import io.slipway.plugin.records.OpenReviews;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jenkins.model.Jenkins;

/**
 * Closes what nobody has: reviews whose job is gone, since Jenkins was down then or no agent came, and those that have expired. It
 * starts a build only where there is something to close.
 */
@Extension
public final class SweepReviews extends AsyncPeriodicWork {

    private static final Duration EACH = Duration.ofMinutes(15);

    /** A build that closes has this long, before another is started for the same. */
    private static final Duration PATIENCE = Duration.ofHours(2);

    private final Map<String, Instant> started = new HashMap<>();

    public SweepReviews() {
        super("Slipway reviews");
    }

    @Override
    public long getRecurrencePeriod() {
        return EACH.toMillis();
    }

    @Override
    @SuppressWarnings("rawtypes")
    protected void execute(TaskListener listener) {
        sweep(Jenkins.get());
        for (AbstractFolder folder : Jenkins.get().allItems(AbstractFolder.class)) {
            sweep((AbstractFolder<?>) folder);
        }
    }

    @SuppressWarnings("rawtypes")
    private void sweep(ItemGroup<?> project) {
        List<OpenReviews.Entry> reviews = OpenReviews.in(project.getRootDir()).all();
        if (reviews.isEmpty()) {
            return;
        }
        Set<String> jobs = new HashSet<>();
        for (Job job : project.allItems(Job.class)) {
            if (job.getParent() == project) {
                jobs.add(job.getName());
            }
        }
        Instant now = Instant.now();
        for (OpenReviews.Entry review : reviews) {
            due(review, jobs, now).ifPresent(change -> start(project, review, change, now));
        }
    }

    /** What to close: the change whose job is gone; with an empty text, all that has expired. Empty while there is nothing to do. */
    static Optional<String> due(OpenReviews.Entry review, Set<String> jobs, Instant now) {
        if (!jobs.contains(review.job())) {
            return Optional.of(review.change());
        }
        boolean expired = review.expires() < now.toEpochMilli();
        return expired ? Optional.of("") : Optional.empty();
    }

    private void start(ItemGroup<?> project, OpenReviews.Entry review, String change, Instant now) {
        String key = project.getRootDir() + " " + review.environment() + " " + review.directory() + " " + change;
        if (started.containsKey(key) && started.get(key).plus(PATIENCE).isAfter(now)) {
            return;
        }
        if (ClosingBuild.start(project, review, change)) {
            started.put(key, now);
        }
    }
}
