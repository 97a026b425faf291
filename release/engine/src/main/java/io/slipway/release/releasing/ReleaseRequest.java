package io.slipway.release.releasing;

import io.slipway.release.records.ReleaseRecord;
import io.slipway.release.revisions.ReleaseTarget;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be released.
 *
 * @param values of the chart, all of them; the record is added
 * @param allowOlder whether an older build may take the place of a newer one
 * @param createNamespace whether to make the namespace when it is not there
 */
public record ReleaseRequest(
        ReleaseTarget target,
        ReleasedChart chart,
        Map<String, Object> values,
        ReleaseRecord record,
        boolean allowOlder,
        boolean createNamespace) {

    /** The same, with other permissions. */
    public ReleaseRequest allowing(boolean older, boolean namespace) {
        return new ReleaseRequest(target, chart, values, record, older, namespace);
    }

    /** The same, past closed checks. */
    ReleaseRequest overriding(Optional<String> why) {
        return new ReleaseRequest(target, chart, values, record.overriding(why), allowOlder, createNamespace);
    }

    /** What Helm is given. */
    Map<String, Object> valuesWithRecord() {
        Map<String, Object> record = new LinkedHashMap<>();
        if (values.get(ReleaseRecord.VALUE) instanceof Map<?, ?> own) {
            own.forEach((key, value) -> record.put(String.valueOf(key), value));
        }
        record.putAll(this.record.toMap());
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.put(ReleaseRecord.VALUE, record);
        return all;
    }

    /** Kept by Helm with the revision; {@code helm history} shows it. */
    String description() {
        return record.version() + " by " + record.author().name()
                + record.origin()
                        .promotedFrom()
                        .map(from -> ", promoted from " + from)
                        .orElse("")
                + record.author().buildUrl().map(url -> ", " + url).orElse("");
    }
}
