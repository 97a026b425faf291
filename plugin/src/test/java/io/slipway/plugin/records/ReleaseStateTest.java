package io.slipway.plugin.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ReleaseStateTest {

    /** What people, a newer build or the checks held up is nothing to be alarmed by. */
    @Test
    void onlyWhatWentWrongIsAFailure() {
        assertThat(Arrays.stream(ReleaseState.values()).filter(ReleaseState::isFailure))
                .containsExactly(ReleaseState.FAILED, ReleaseState.UNVERIFIED);
    }
}
