package io.slipway.release.records;

import io.slipway.release.records.ReleaseRecord.Texts;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The build that a release came from, as far as it is known. A promotion carries it on.
 *
 * @param number of the build in its pipeline
 * @param commit that was built
 * @param committed when that commit was made
 * @param branch that was built
 */
public record Build(
        Optional<Long> number, Optional<String> commit, Optional<Instant> committed, Optional<String> branch) {

    /** Of what was not built by a pipeline, or before there were records. */
    public static final Build UNKNOWN =
            new Build(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    static Build of(Texts texts) {
        return new Build(
                texts.number("build-number"), texts.get("commit"), texts.time("commit-time"), texts.get("branch"));
    }

    void putInto(Map<String, String> map) {
        number.ifPresent(value -> map.put("build-number", String.valueOf(value)));
        commit.ifPresent(value -> map.put("commit", value));
        branch.ifPresent(value -> map.put("branch", value));
        committed.ifPresent(value -> map.put("commit-time", value.toString()));
    }
}
