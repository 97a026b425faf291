package io.slipway.release.reviews;

import io.slipway.release.descriptor.ChangeId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A review as its record in the cluster tells.
 *
 * @param release names its Helm release, and so the review in its namespace
 * @param app that it shows
 * @param environment the template that it was made from
 * @param change as the build server writes it
 * @param slug of the change, which its labels have
 * @param host that it is at; blank until it has one
 * @param state how far its last release came
 * @param version that its last release brought; blank before there was one
 * @param by who opened or renewed it last
 * @param opened when it was opened
 * @param expires when a sweep removes it
 */
public record Review(
        String release,
        String app,
        String environment,
        String change,
        String slug,
        String host,
        State state,
        String version,
        String by,
        Instant opened,
        Instant expires) {

    /** How far the last release of a review came. */
    public enum State {
        /** It is under way, or was killed. */
        OPENING,
        /** It succeeded. */
        OPEN,
        /** It failed; what was there before may run still. */
        FAILED,
        /** There is no record of it: somebody deleted it, and its objects remain. */
        LOST;

        /** As reports and records write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<State> of(String word) {
            return Arrays.stream(values())
                    .filter(state -> state.word().equals(word))
                    .findFirst();
        }
    }

    /** Of a change that has no record: there may be objects of it all the same. */
    public static Review of(String release, String app, String environment, ChangeId change, Instant now) {
        return new Review(
                release, app, environment, change.text(), change.slug(), "", State.LOST, "", "", Instant.EPOCH, now);
    }

    /** Whether a sweep removes it now. */
    public boolean isExpired(Instant now) {
        return !expires.isAfter(now);
    }

    Review at(String itsHost) {
        return new Review(release, app, environment, change, slug, itsHost, state, version, by, opened, expires);
    }

    Review ended(State how, String itsVersion, Instant itsEnd) {
        return new Review(release, app, environment, change, slug, host, how, itsVersion, by, opened, itsEnd);
    }
}
