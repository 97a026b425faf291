package io.slipway.release.reports;

import io.slipway.release.records.ReleaseRecord;
import io.slipway.release.revisions.Revision;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One revision, with its record where Slipway released it. */
public record RevisionEntry(
        int number,
        String status,
        String version,
        String chart,
        String description,
        Optional<Instant> deployed,
        Map<String, String> record) {

    public static RevisionEntry of(Revision revision) {
        return new RevisionEntry(
                revision.number(),
                revision.status().word(),
                version(revision),
                revision.chart() + "-" + revision.chartVersion(),
                revision.description(),
                revision.deployed(),
                ReleaseRecord.in(revision.values()).map(ReleaseRecord::toMap).orElse(Map.of()));
    }

    /** The version of the app: the record's, or the chart's where something else released it. */
    public static String version(Revision revision) {
        return ReleaseRecord.in(revision.values())
                .map(ReleaseRecord::version)
                .filter(version -> !version.isBlank())
                .orElse(revision.appVersion());
    }
}
