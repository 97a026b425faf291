package io.slipway.plugin.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.plugin.records.OpenReviews.Entry;
import java.io.File;
import java.nio.file.Files;
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
