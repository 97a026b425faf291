package io.slipway.plugin.stages;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.plugin.reports.ClosedChecks;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When slipway is asked again whether the checks are open. */
class AwaitChecksTest {

    private static final Instant NOW = Instant.parse("2026-12-18T17:00:00Z");

    @Test
    void asksWhenTheClockOpensThem() {
        assertThat(asked(Optional.of(NOW.plusSeconds(90)), Optional.empty())).isEqualTo(NOW.plusSeconds(90));
    }

    /** Whoever owns the environment may end a freeze early. */
    @Test
    void asksEveryTenMinutesHoweverLongTheFreezeIs() {
        Instant opens = Instant.parse("2027-01-04T07:00:00Z");
        assertThat(asked(Optional.of(opens), Optional.empty())).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
    }

    @Test
    void asksAnotherSystemAsOftenAsItsOwnerSaysAndNoOftenerThanEachMinute() {
        assertThat(asked(Optional.empty(), Optional.of(Duration.ofMinutes(3)))).isEqualTo(NOW.plusSeconds(180));
        assertThat(asked(Optional.empty(), Optional.of(Duration.ofSeconds(1)))).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void asksForWhicheverComesFirst() {
        assertThat(asked(Optional.of(NOW.plusSeconds(20)), Optional.of(Duration.ofMinutes(1))))
                .isEqualTo(NOW.plusSeconds(20));
    }

    /** The clocks of agent and controller may differ. */
    @Test
    void aMomentThatHasPassedDoesNotMakeItAskAllTheTime() {
        assertThat(asked(Optional.of(NOW.minusSeconds(5)), Optional.empty()))
                .isEqualTo(NOW.plus(Duration.ofMinutes(10)));
    }

    private static Instant asked(Optional<Instant> opens, Optional<Duration> askAgain) {
        return AwaitChecks.askAt(new ClosedChecks("opens Mon 09:00 CET", true, opens, askAgain), NOW);
    }
}
