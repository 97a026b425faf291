package io.slipway.initcontainer.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PositionsTest {
    private static final byte[] TEXT = "a\né😀x\n\ny".getBytes(StandardCharsets.UTF_8);

    @Test
    void countsColumnsInCharactersThoughOffsetsCountBytes() {
        Positions positions = new Positions(TEXT);
        assertThat(positions.at(0)).isEqualTo("1:1");
        assertThat(positions.at(8)).isEqualTo("2:4");
        assertThat(positions.at(11)).isEqualTo("4:1");
    }

    @Test
    void mayBeAskedAgain() {
        Positions positions = new Positions(TEXT);
        assertThat(positions.at(11)).isEqualTo("4:1");
        assertThat(positions.at(8)).isEqualTo("2:4");
    }
}
