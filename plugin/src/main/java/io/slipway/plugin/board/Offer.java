package io.slipway.plugin.board;

import hudson.model.Job;
import io.slipway.plugin.SlipwayPermissions;
import io.slipway.plugin.Texts;
import io.slipway.plugin.approvals.Person;
import io.slipway.plugin.settings.Settings;
import java.util.List;
import java.util.Optional;

/** Whether a page offers its viewer to start a release of a job, and why not: a button that cannot work is not shown. */
final class Offer {

    private Offer() {}

    /** Why the viewer cannot release to an environment, as a text; empty when they can. */
    static Optional<String> refusal(Job<?, ?> job, String environment) {
        if (!job.hasPermission(SlipwayPermissions.RELEASE)) {
            return Optional.of(text("noPermission"));
        }
        if (!isReleaser(job, environment)) {
            return Optional.of(text("noReleaser"));
        }
        return ReplayScript.canStart(job) ? Optional.empty() : Optional.of(text("noPipeline"));
    }

    private static boolean isReleaser(Job<?, ?> job, String environment) {
        List<String> names = Settings.of(job).environment(environment).releaserNames();
        return names.isEmpty()
                || Person.current()
                        .filter(person -> names.stream().anyMatch(person::isCalled))
                        .isPresent();
    }

    static String text(String key) {
        return Texts.of(Offer.class, key);
    }
}
