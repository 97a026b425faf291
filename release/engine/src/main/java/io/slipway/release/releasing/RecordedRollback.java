package io.slipway.release.releasing;

import io.slipway.release.clusters.ClusterErrors;
import io.slipway.release.clusters.Patience;
import io.slipway.release.diagnosis.Diagnosis;
import io.slipway.release.helm.Helm;
import io.slipway.release.helm.RollbackRequest;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.records.ReleaseRecord;
import io.slipway.release.records.ReleaseRecord.Author;
import io.slipway.release.releasing.WatchedChange.Outcome;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.Revision;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Goes back to an earlier revision, and writes into the new one who did that, when and why. */
final class RecordedRollback {

    private static final int LONGEST_REASON = 200;

    /** With pauses between them that double, some 15 seconds in all. */
    private static final int TRIES = 5;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final Helm helm;
    private final ReleaseTarget target;
    private final Revision goal;
    private final Author author;
    private final Duration timeout;

    RecordedRollback(Helm helm, ReleaseTarget target, Revision goal, Author author, Duration timeout) {
        this.helm = helm;
        this.target = target;
        this.goal = goal;
        this.author = author;
        this.timeout = timeout;
    }

    /**
     * Goes back, and tries again while the cluster is what fails: one call without an answer must not leave a broken version
     * in place.
     *
     * @param reason added to the description; may be blank
     */
    Outcome run(WatchedChange change, String reason) {
        for (int failed = 0; failed < TRIES - 1; failed++) {
            try {
                Outcome outcome = tried(change, reason);
                if (!outcome.mayPass()) {
                    return outcome;
                }
                outcome.revision().ifPresent(made -> forget(change, made));
                again(change, outcome.failure().map(RecordedRollback::why).orElse(""), failed);
            } catch (SlipwayException e) {
                if (!ClusterErrors.mayPass(e)) {
                    throw e;
                }
                again(change, e.getMessage(), failed);
            }
        }
        return tried(change, reason);
    }

    /**
     * What Helm takes away is what the revision before has and the new one has not. Behind one that never reached the cluster,
     * what it was to take away would stay.
     */
    private static void forget(WatchedChange change, Revision made) {
        change.store().forgetFailed(made.number());
    }

    private static String why(Diagnosis failure) {
        return failure.problems().get(0).message();
    }

    private static void again(WatchedChange change, String why, int failed) {
        change.listener().progress("rollback", "again, for the cluster failed: " + why);
        Pause.of(Patience.around(FIRST_PAUSE.multipliedBy(1L << failed)));
    }

    private Outcome tried(WatchedChange change, String reason) {
        String stamp = ReleaseRecord.in(goal.values())
                .map(record -> record.author().at().toString())
                .orElse("");
        Outcome outcome = change.run(stamp, () -> rollback(true));
        return new Outcome(
                outcome.revision().map(made -> amended(change, made, reason)), outcome.failure(), outcome.mayPass());
    }

    /** The same without waiting for its pods, for something else follows at once. */
    void clear(WatchedChange change, String reason) {
        change.runUnwatched(() -> rollback(false));
        change.store()
                .history()
                .newest()
                .filter(revision -> revision.number() > goal.number())
                .ifPresent(made -> amended(change, made, reason));
    }

    private Revision rollback(boolean untilReady) {
        return helm.rollback(new RollbackRequest(target, goal.number(), untilReady, timeout));
    }

    /** A note, which nothing depends on: without it, the rollback is done all the same. */
    private Revision amended(WatchedChange change, Revision made, String reason) {
        try {
            return change.store().amend(made.number(), description(reason), values());
        } catch (SlipwayException e) {
            change.listener()
                    .progress(
                            "not noted",
                            "why revision " + made.number() + " was rolled back to: "
                                    + e.problems().get(0).message());
            return made;
        }
    }

    private String description(String reason) {
        return shortened("Rollback to " + goal.number() + " by " + author.name()
                + author.buildUrl().map(url -> ", " + url).orElse("") + reason);
    }

    static String shortened(String text) {
        return text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) + "…" : text;
    }

    private Author now() {
        return author.at(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    private Map<String, Object> values() {
        return ReleaseRecord.in(goal.values())
                .map(record -> Map.<String, Object>of(
                        ReleaseRecord.VALUE,
                        record.rolledBack(goal.number(), now()).toMap()))
                .orElse(Map.of());
    }
}
