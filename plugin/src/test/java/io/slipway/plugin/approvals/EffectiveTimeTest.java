package io.slipway.plugin.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EffectiveTimeTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-11-29T20:30:00Z");

    /** The clocks of Berlin go back on 2026-10-25 and forward on 2027-03-28. */
    @ParameterizedTest
    @CsvSource({
        "22:00, 2026-11-29T21:00:00Z",
        "21:00, 2026-11-30T20:00:00Z",
        "2026-11-30T06:15, 2026-11-30T05:15:00Z",
        "2027-03-28T02:30, 2027-03-28T01:30:00Z",
        "2026-11-29T21:00, 2026-11-29T20:00:00Z",
    })
    void isReadInTheZoneOfThePerson(String text, Instant expected) {
        assertThat(EffectiveTime.parse(text, BERLIN, NOW)).isEqualTo(expected);
    }

    @Test
    void isNowWhenNobodySaysIt() {
        assertThat(EffectiveTime.parse(null, BERLIN, NOW)).isEqualTo(NOW);
        assertThat(EffectiveTime.parse(" ", BERLIN, NOW)).isEqualTo(NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ten", "25:00", "22:00:00Z", "2026-11-31T10:00", "10 pm"})
    void isNothingElse(String text) {
        assertThatThrownBy(() -> EffectiveTime.parse(text, BERLIN, NOW)).isInstanceOf(DateTimeException.class);
    }
}
