package io.slipway.plugin.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.records.ReleaseState;
import io.slipway.plugin.records.Released;
import io.slipway.plugin.reports.NotAReportException;
import io.slipway.plugin.reports.Report;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a cell of the board shows, of records with the newest first. */
class CellTest {

    /** A build that was overtaken since must not hide one that somebody has to approve. */
    @Test
    void whatWaitsStaysHoweverNewOtherRecordsAre() {
        Cell cell = cell(
                record(9, ReleaseState.FAILED),
                record(8, ReleaseState.SUPERSEDED),
                record(7, ReleaseState.AWAITING_APPROVAL),
                record(6, ReleaseState.RELEASED),
                record(5, ReleaseState.WAITING));
        assertThat(cell.getCurrent().getBuild()).isEqualTo(6);
        assertThat(cell.getEvents()).extracting(PlacedRecord::getBuild).containsExactly(9, 7, 5);
    }

    @Test
    void nothingIsToldThatWasBeforeWhatRuns() {
        assertThat(cell(record(6, ReleaseState.RELEASED), record(5, ReleaseState.FAILED))
                        .getEvents())
                .isEmpty();
    }

    @Test
    void theFilterFindsWhatIsShown() {
        Cell cell = cell(record(9, ReleaseState.FAILED), record(6, ReleaseState.RELEASED));
        assertThat(Stream.of("#9", "#6", "ada", "acceptance", "no value for apiurl")
                        .allMatch(cell::matches))
                .isTrue();
        assertThat(cell.matches("bob")).isFalse();
    }

    @Test
    void whatIsUnderWayIsNeverTheTickOfSuccess() {
        assertThat(ReleaseState.values())
                .filteredOn(ReleaseState::isOpen)
                .allSatisfy(state -> assertThat(state.icon()).doesNotContain("blue"));
    }

    @Test
    void reviewsAreFoldedAndNoneOfThemIsWhatRuns() {
        Cell cell = cell(
                review(9, ReleaseState.AWAITING_APPROVAL, ""),
                review(8, ReleaseState.RELEASED, ""),
                review(7, ReleaseState.UNVERIFIED, "2099-01-01T00:00:00Z"));
        assertThat(cell.getCurrent()).isNull();
        assertThat(cell.getReviews()).extracting(PlacedRecord::getBuild).containsExactly(8, 7);
        assertThat(cell.getEvents()).extracting(PlacedRecord::getBuild).containsExactly(9);
        assertThat(cell.isEmpty()).isFalse();
    }

    @Test
    void aReviewThatExpiredOrFailedIsNotCounted() {
        Cell cell = cell(review(8, ReleaseState.RELEASED, "2020-01-01T00:00:00Z"), review(7, ReleaseState.FAILED, ""));
        assertThat(cell.getReviews()).isEmpty();
        assertThat(cell.isEmpty()).isTrue();
    }

    private static PlacedRecord review(int build, ReleaseState state, String expires) {
        String report =
                "{\"verb\": \"review open\", \"exitCode\": 0, \"problems\": [], \"result\": {\"change\": \"42\","
                        + "\"expires\": \"" + expires + "\"}}";
        try {
            return new PlacedRecord(
                    null,
                    ReleaseRecord.of(build + "-x", "review open", "acceptance", build, "ada")
                            .with(Released.of(Report.parse(report)))
                            .as(state, ""));
        } catch (NotAReportException e) {
            throw new AssertionError(e);
        }
    }

    private static Cell cell(PlacedRecord... records) {
        return Cell.of(List.of(records), "acceptance", Optional.empty());
    }

    private static PlacedRecord record(int build, ReleaseState state) {
        String cause = state == ReleaseState.FAILED ? "no value for apiUrl" : "";
        return new PlacedRecord(
                null,
                ReleaseRecord.of(build + "-x", "release", "acceptance", build, "ada")
                        .as(state, cause));
    }
}
