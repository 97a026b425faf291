package io.slipway.release.reports;

import io.slipway.release.reviews.Review;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One review.
 *
 * @param environment the template
 * @param expired whether a sweep removes it
 */
public record ReviewEntry(
        String change,
        String release,
        String environment,
        String state,
        boolean expired,
        Optional<String> host,
        Optional<String> version,
        Optional<String> by,
        Optional<Instant> opened,
        Optional<Instant> expires) {

    /** The reviews, as they are at a moment. */
    public static List<ReviewEntry> all(List<Review> reviews, Instant now) {
        return reviews.stream().map(review -> of(review, now)).toList();
    }

    private static ReviewEntry of(Review review, Instant now) {
        return new ReviewEntry(
                review.change(),
                review.release(),
                review.environment(),
                review.state().word(),
                review.isExpired(now),
                known(review.host()),
                known(review.version()),
                known(review.by()),
                Optional.of(review.opened()).filter(time -> !time.equals(Instant.EPOCH)),
                Optional.of(review.expires()).filter(time -> !time.equals(Instant.MAX)));
    }

    private static Optional<String> known(String text) {
        return Optional.of(text).filter(known -> !known.isBlank());
    }
}
