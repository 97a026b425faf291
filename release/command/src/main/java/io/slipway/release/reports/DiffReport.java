package io.slipway.release.reports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.slipway.release.diff.ManifestDiff;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Of {@code diff}.
 *
 * @param against the revision that it is compared with
 */
public record DiffReport(@JsonUnwrapped TargetEntry target, Optional<RevisionEntry> against, List<Change> changes)
        implements VerbResult {

    /**
     * One object that would change.
     *
     * @param kind {@code added}, {@code changed} or {@code removed}
     */
    public record Change(String object, String kind, List<String> lines) {}

    public static DiffReport of(TargetEntry target, Optional<RevisionEntry> against, ManifestDiff diff) {
        return new DiffReport(
                target,
                against,
                diff.changes().stream()
                        .map(change -> new Change(
                                change.object(), change.kind().name().toLowerCase(Locale.ROOT), change.lines()))
                        .toList());
    }
}
