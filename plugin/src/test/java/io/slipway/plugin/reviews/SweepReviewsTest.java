package io.slipway.plugin.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.plugin.records.OpenReviews;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which reviews are due to be closed, and by what. */
class SweepReviewsTest {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    @Test
    void aChangeWhoseJobIsGoneIsClosed() {
        assertThat(SweepReviews.due(review(0), Set.of("main", "PR-43"), NOW)).contains("42");
        assertThat(SweepReviews.due(review(NOW.plusSeconds(60).toEpochMilli()), Set.of(), NOW))
                .contains("42");
    }

    @Test
    void whatHasExpiredIsSwept() {
        assertThat(SweepReviews.due(review(NOW.minusSeconds(1).toEpochMilli()), Set.of("PR-42"), NOW))
                .contains("");
    }

    @Test
    void whatIsInUseIsLeft() {
        assertThat(SweepReviews.due(review(NOW.plusSeconds(1).toEpochMilli()), Set.of("PR-42"), NOW))
                .isEmpty();
    }

    /** Its build was killed before slipway said until when it lasts, and its pull request stays open. */
    @Test
    void whatHasNoKnownEndIsSweptAsOneThatNobodyTouched() {
        OpenReviews.Entry killed = review(0).until(Optional.empty(), NOW);

        assertThat(SweepReviews.due(killed, Set.of("PR-42"), NOW.plus(Duration.ofDays(2))))
                .isEmpty();
        assertThat(SweepReviews.due(killed, Set.of("PR-42"), NOW.plus(Duration.ofDays(4))))
                .contains("");
    }

    @Test
    void theScriptOfAClosingBuildIsNothingButThat() {
        assertThat(ClosingBuild.script(review(0), "42", "kubernetes")).isEqualTo("""
                node('kubernetes') {
                  checkout scm
                  slipwayReviewClose environment: 'review', change: '42', directory: 'apps/portal'
                }
                """);
        assertThat(ClosingBuild.script(review(0), "", "")).contains("node('')").doesNotContain("change:");
    }

    /** The name of a branch may hold what it likes. */
    @Test
    void noNameOfAChangeBreaksOutOfTheScript() {
        assertThat(ClosingBuild.script(review(0), "x'); sh('id", "")).contains("change: 'x\\'); sh(\\'id', directory");
    }

    private static OpenReviews.Entry review(long expires) {
        return new OpenReviews.Entry("42", "review", "apps/portal", "PR-42", expires);
    }
}
