package io.slipway.release.releasing;

import io.slipway.release.diagnosis.Diagnosis;
import io.slipway.release.helm.Helm;
import io.slipway.release.helm.RollbackRequest;
import io.slipway.release.records.ReleaseRecord;
import io.slipway.release.revisions.ReleaseStore;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Goes back to an earlier revision, and writes into the new one who did that, when and why. */
final class RecordedRollback {

    private static final int LONGEST_REASON = 200;

    /** Who goes back. */
    record Author(String name, Optional<String> buildUrl) {

        Author(ReleaseRecord record) {
            this(record.by(), record.buildUrl());
        }
    }

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

    /** @param reason added to the description; may be blank */
    Optional<Diagnosis> run(WatchedChange change, String reason) {
        String stamp = ReleaseRecord.in(goal.values())
                .map(record -> record.at().toString())
                .orElse("");
        Optional<Diagnosis> failure = change.run(stamp, () -> rollback(true));
        amend(reason);
        return failure;
    }

    /** The same without waiting for its pods, for something else follows at once. */
    void clear(String reason) {
        rollback(false);
        amend(reason);
    }

    private Revision rollback(boolean untilReady) {
        return helm.rollback(new RollbackRequest(target, goal.number(), untilReady, timeout));
    }

    private void amend(String reason) {
        target.history()
                .newest()
                .filter(revision -> revision.number() > goal.number())
                .ifPresent(
                        revision -> new ReleaseStore(target).amend(revision.number(), description(reason), values()));
    }

    private String description(String reason) {
        return shortened("Rollback to " + goal.number() + " by " + author.name()
                + author.buildUrl().map(url -> ", " + url).orElse("") + reason);
    }

    static String shortened(String text) {
        return text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) + "…" : text;
    }

    private Map<String, Object> values() {
        return ReleaseRecord.in(goal.values())
                .map(record -> Map.<String, Object>of(
                        ReleaseRecord.VALUE,
                        record.rolledBack(goal.number(), author.name(), Instant.now(), author.buildUrl())
                                .toMap()))
                .orElse(Map.of());
    }
}
