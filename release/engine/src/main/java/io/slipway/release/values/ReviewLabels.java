package io.slipway.release.values;

import io.slipway.release.descriptor.ChangeId;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The labels by which all that belongs to a review is found again. */
public final class ReviewLabels {

    /** Has the slug of the change. */
    public static final String CHANGE = "slipway.io/change";

    /** Has the release of the review: two apps in one namespace may have a change of one number. */
    public static final String REVIEW = "slipway.io/review";

    private ReviewLabels() {}

    /** Both of them, sorted. */
    public static SortedMap<String, String> of(String release, ChangeId change) {
        return of(release, change.slug());
    }

    /** Both of them, of the slug that stands in a label already. */
    public static SortedMap<String, String> of(String release, String change) {
        return new TreeMap<>(Map.of(CHANGE, change, REVIEW, release));
    }
}
