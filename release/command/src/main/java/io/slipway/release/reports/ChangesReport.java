package io.slipway.release.reports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.slipway.release.changes.LoggedCommit;
import io.slipway.release.changes.ReleaseChanges;
import java.time.Instant;
import java.util.List;

/** Of {@code changes}: the newest commit first. */
public record ChangesReport(
        @JsonUnwrapped TargetEntry target, Side from, Side to, List<Commit> added, List<Commit> gone)
        implements VerbResult {

    /** What is compared. */
    public record Side(String name, String commit) {

        static Side of(ReleaseChanges.Side side) {
            return new Side(side.name(), side.commit());
        }
    }

    /** A commit of one side. */
    public record Commit(String id, Instant time, String author, String subject) {

        static List<Commit> of(List<LoggedCommit> commits) {
            return commits.stream()
                    .map(commit -> new Commit(commit.id(), commit.time(), commit.author(), commit.subject()))
                    .toList();
        }
    }

    public static ChangesReport of(TargetEntry target, ReleaseChanges changes) {
        return new ChangesReport(
                target,
                Side.of(changes.from()),
                Side.of(changes.to()),
                Commit.of(changes.added()),
                Commit.of(changes.gone()));
    }
}
