package io.slipway.release.reports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.slipway.release.releasing.ReleaseResult;
import io.slipway.release.reviews.Review;
import java.time.Instant;
import java.util.Optional;

/** Of {@code release}, {@code promote}, {@code rollback} and {@code review open}. */
public record ChangeReport(
        @JsonUnwrapped TargetEntry target,
        double seconds,
        Optional<RevisionEntry> revision,
        Optional<RevisionEntry> rolledBack,
        Optional<FailureEntry> failure,
        @JsonUnwrapped Details details)
        implements VerbResult {

    /**
     * What a verb tells beside.
     *
     * @param url where the app is served in that environment
     * @param change whose review was opened
     * @param host where the review is
     * @param expires when a sweep removes the review
     */
    public record Details(
            Optional<String> url, Optional<String> change, Optional<String> host, Optional<Instant> expires) {

        public static final Details NONE =
                new Details(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        /** Of {@code review open}. */
        public static Details of(Review review) {
            return new Details(
                    Optional.empty(),
                    Optional.of(review.change()),
                    Optional.of(review.host()),
                    Optional.of(review.expires()));
        }

        /** The same, of an app that is served. */
        public Details servedAt(Optional<String> address) {
            return new Details(address, change, host, expires);
        }
    }

    public static ChangeReport of(TargetEntry target, ReleaseResult result, Details details) {
        return new ChangeReport(
                target,
                result.took().toMillis() / 1000.0,
                result.revision().map(RevisionEntry::of),
                result.rollback().map(RevisionEntry::of),
                result.failure().map(FailureEntry::of),
                details);
    }
}
