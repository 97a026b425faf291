package io.slipway.release.reports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.slipway.release.records.EnvironmentStatus;
import java.util.List;
import java.util.Optional;

/** Of {@code status}. */
public record StatusReport(List<Entry> environments) implements VerbResult {

    /**
     * One environment.
     *
     * @param ready pods, of those that are wanted
     * @param releaseId what the pods of the newest revision are labeled with and tell pages
     * @param running the revision that came up last
     * @param newest it may have failed
     */
    public record Entry(
            @JsonUnwrapped TargetEntry target,
            int ready,
            int wanted,
            Optional<String> releaseId,
            Optional<RevisionEntry> running,
            Optional<RevisionEntry> newest) {

        public static Entry of(EnvironmentStatus status) {
            return new Entry(
                    TargetEntry.of(status.environment(), status.target()),
                    status.ready(),
                    status.wanted(),
                    status.releaseId(),
                    status.running().map(RevisionEntry::of),
                    status.newest().map(RevisionEntry::of));
        }
    }
}
