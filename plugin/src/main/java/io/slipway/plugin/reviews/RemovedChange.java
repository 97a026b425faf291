package io.slipway.plugin.reviews;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.listeners.ItemListener;
import io.slipway.plugin.records.OpenReviews;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Hears that Jenkins removed the job of a change, as it does when a pull request is merged or closed, and closes its review. */
@Extension
public final class RemovedChange extends ItemListener {

    private static final Logger LOGGER = Logger.getLogger(RemovedChange.class.getName());

    @Override
    public void onDeleted(Item item) {
        if (!(item instanceof Job<?, ?> job)) {
            return;
        }
        for (OpenReviews.Entry review : OpenReviews.beside(job).all()) {
            if (review.job().equals(job.getName())) {
                close(job, review);
            }
        }
    }

    /** Where none can be started now, the sweep tries again. */
    private static void close(Job<?, ?> job, OpenReviews.Entry review) {
        try {
            ClosingBuild.start(job.getParent(), review, review.change());
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "the review of change " + review.change() + " is not closed yet");
        }
    }
}
