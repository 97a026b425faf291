package io.slipway.release.reports;

import io.slipway.release.diff.ManifestDiff;
import io.slipway.release.planning.ReleasePlan;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.Revision;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Of {@code diff}.
 *
 * @param release name of the release
 * @param cluster its address; empty where none was asked
 * @param against the revision that it is compared with
 * @param from the packaged version that it is compared with
 */
public record DiffReport(
        String environment,
        String release,
        String namespace,
        Optional<String> cluster,
        Optional<RevisionEntry> against,
        Optional<Packaged> from,
        List<Change> changes)
        implements VerbResult {

    /**
     * A version that does not have to run anywhere.
     *
     * @param version of the app
     * @param chart name and version
     */
    public record Packaged(String version, String chart) {}

    /**
     * One object that would change.
     *
     * @param kind {@code added}, {@code changed} or {@code removed}
     */
    public record Change(String object, String kind, List<String> lines) {}

    /** Against a revision that the cluster keeps, or nothing where it has none. */
    public static DiffReport inCluster(
            String environment, ReleaseTarget target, Optional<Revision> against, ManifestDiff diff) {
        return new DiffReport(
                environment,
                target.release(),
                target.namespace(),
                Optional.of(target.cluster().server()),
                against.map(RevisionEntry::of),
                Optional.empty(),
                changes(diff));
    }

    /** Between two packaged versions. */
    public static DiffReport packaged(String environment, ReleasePlan plan, Packaged from, ManifestDiff diff) {
        return new DiffReport(
                environment,
                plan.release(),
                plan.environment().namespace(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(from),
                changes(diff));
    }

    private static List<Change> changes(ManifestDiff diff) {
        return diff.changes().stream()
                .map(change ->
                        new Change(change.object(), change.kind().name().toLowerCase(Locale.ROOT), change.lines()))
                .toList();
    }
}
