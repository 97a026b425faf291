package io.slipway.plugin.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.plugin.records.OpenReviews.Entry;
import java.io.File;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenReviewsTest {

    @TempDir
    File project;

    @Test
    void renewingAReviewTakesThePlaceOfWhatWasKnown() throws Exception {
        OpenReviews.in(project).put(entry("42", 0));
        OpenReviews.in(project).put(entry("43", 0));
        OpenReviews.in(project).put(entry("42", 7));
        assertThat(OpenReviews.in(project).all()).containsExactly(entry("43", 0), entry("42", 7));
    }

    @Test
    void whatIsClosedIsForgotten() throws Exception {
        OpenReviews.in(project).put(entry("42", 0));
        OpenReviews.in(project).put(entry("43", 0));
        OpenReviews.in(project).remove(review -> review.change().equals("42"));
        assertThat(OpenReviews.in(project).all()).containsExactly(entry("43", 0));
    }

    /** What the cluster does not know was never opened, or is gone: there is nothing to look for again and again. */
    @Test
    void whatASweepRemovesOrDoesNotFindIsGone() {
        Instant now = Instant.parse("2026-11-30T12:00:00Z");
        long past = now.minusSeconds(60).toEpochMilli();
        long later = now.plusSeconds(60).toEpochMilli();

        assertThat(entry("42", later).isGone(List.of("42"), List.of(), now)).isTrue();
        assertThat(entry("42", past).isGone(List.of(), List.of("43"), now)).isTrue();
        assertThat(entry("42", past).isGone(List.of(), List.of("42"), now)).isFalse();
        assertThat(entry("42", later).isGone(List.of(), List.of(), now)).isFalse();
    }

    @Test
    void aProjectWithoutReviewsHasNone() {
        assertThat(OpenReviews.in(project).all()).isEmpty();
    }

    /** It is no reason for a build to fail, or for a job not to be deleted. */
    @Test
    void aBrokenFileIsAsNone() throws Exception {
        Files.writeString(project.toPath().resolve("slipway-reviews.json"), "[{\"change\": ");
        assertThat(OpenReviews.in(project).all()).isEmpty();
        OpenReviews.in(project).put(entry("42", 0));
        assertThat(OpenReviews.in(project).all()).containsExactly(entry("42", 0));
    }

    private static Entry entry(String change, long expires) {
        return new Entry(change, "review", "", "PR-" + change, expires);
    }
}
