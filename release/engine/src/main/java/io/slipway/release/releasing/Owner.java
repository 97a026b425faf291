package io.slipway.release.releasing;

import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.records.ReleaseRecord;
import io.slipway.release.revisions.ReleaseStore;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.Revision;
import java.util.Optional;

/**
 * The environment in whose name a release is changed. Two environments that lead to one place in one cluster would take
 * turns in replacing each other.
 *
 * @param environment its name
 * @param formerly the name that it had before, if it was renamed
 */
public record Owner(String environment, Optional<String> formerly) {

    /** @throws SlipwayException (failed) when what runs there is another environment's */
    void requireAt(ReleaseTarget target) {
        ReleaseStore.patient(target)
                .history()
                .newest()
                .flatMap(Owner::of)
                .filter(other -> !other.equals(environment))
                .filter(other -> formerly.filter(other::equals).isEmpty())
                .ifPresent(other -> {
                    throw SlipwayException.failed(Problem.of("the release there is that of environment " + other)
                            .at(target.toString())
                            .fix("give each environment a namespace of its own; if " + other + " was renamed to "
                                    + environment + ", say --formerly " + other));
                });
    }

    /** As the record says, or the chart's values, which have named it since before there was a record of it. */
    private static Optional<String> of(Revision revision) {
        return ReleaseRecord.in(revision.values())
                .map(ReleaseRecord::environment)
                .filter(name -> !name.isBlank())
                .or(() -> ReleaseRecord.in(revision.values())
                        .flatMap(record -> Optional.ofNullable(revision.values().get("environment")))
                        .map(String::valueOf));
    }
}
