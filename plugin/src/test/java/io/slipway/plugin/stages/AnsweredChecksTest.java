package io.slipway.plugin.stages;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.plugin.reports.ClosedChecks;
import io.slipway.plugin.reports.Masker;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer to "are the checks open?" leads to. */
class AnsweredChecksTest {

    private static final AwaitChecks WAITING = AwaitChecks.of(
            new ClosedChecks("opens Mon 09:00 CET", true, Optional.empty(), Optional.empty()), Instant.now());

    @Test
    void openChecksLeadToTheTurn() {
        assertThat(after("{\"verb\": \"release\", \"exitCode\": 0, \"problems\": [], \"result\": {\"seconds\": 0}}"))
                .isInstanceOf(AwaitTurn.class);
    }

    @Test
    void checksThatAreStillClosedAreWaitedFor() {
        assertThat(after(failed(1, "\"closed\": {\"waits\": true}, "))).isInstanceOf(AwaitChecks.class);
    }

    /** The release itself is then refused, and its log says by what. */
    @Test
    void aRefusalIsHeardFromTheReleaseItself() {
        assertThat(after(failed(1, ""))).isInstanceOf(AwaitTurn.class);
        assertThat(after(failed(1, "\"closed\": {\"waits\": false}, "))).isInstanceOf(AwaitTurn.class);
    }

    /** A cluster that is away for a minute ends no release that waits for days. */
    @ParameterizedTest
    @ValueSource(strings = {"", "Killed", "{\"exitCode\": 7}"})
    void anAnswerThatDoesNotComeIsWaitedFor(String report) {
        assertThat(after(report)).isInstanceOf(AwaitChecks.class);
        assertThat(after(failed(3, ""))).isInstanceOf(AwaitChecks.class);
    }

    private static String failed(int exitCode, String closed) {
        return "{\"verb\": \"release\", \"exitCode\": " + exitCode + ", " + closed
                + "\"problems\": [{\"message\": \"closed\", \"lookedIn\": []}], \"result\": {}}";
    }

    private static Stage after(String report) {
        return WAITING.answered(report, new Masker(List.of()), Instant.now());
    }
}
