package io.slipway.initcontainer.bundle;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.initcontainer.problems.InitException;
import org.junit.jupiter.api.Test;

class LargeTextTest {
    private static final long MIB = 1L << 20;

    @Test
    void whatDoesNotFitIsRefusedWithWhatItNeeds() {
        assertThatThrownBy(() -> LargeText.refuse("main.js", "editing", 31 * MIB, 3, 64 * MIB))
                .isInstanceOf(InitException.class)
                .hasMessage("editing a text of 31 MiB takes 93 MiB of memory, and there are 64");
    }

    @Test
    void whatFitsIsEdited() {
        assertThatCode(() -> LargeText.refuse("main.js", "editing", 31 * MIB, 3, 179 * MIB))
                .doesNotThrowAnyException();
    }
}
