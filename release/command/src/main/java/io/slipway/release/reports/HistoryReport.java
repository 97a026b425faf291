package io.slipway.release.reports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.slipway.release.revisions.Revision;
import java.util.List;

/** Of {@code history}: the newest revision first. */
public record HistoryReport(@JsonUnwrapped TargetEntry target, List<RevisionEntry> revisions) implements VerbResult {

    public static HistoryReport of(TargetEntry target, List<Revision> history) {
        return new HistoryReport(target, history.stream().map(RevisionEntry::of).toList());
    }
}
