package io.slipway.plugin.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.records.ReleaseState;
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
