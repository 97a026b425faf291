package io.slipway.initcontainer.bundle;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.initcontainer.problems.InitException;
import org.junit.jupiter.api.Test;

class LargeTextTest {
    @Test
    void whatDoesNotFitIsRefusedWithWhatItNeeds() {
        assertThatThrownBy(() -> LargeText.refuseTooLarge("main.js.map", 31L << 20, 64L << 20))
                .isInstanceOf(InitException.class)
                .hasMessage("editing a text of 31 MiB takes 124 MiB of memory, and there are 64");
    }

    @Test
    void whatFitsIsEdited() {
        assertThatCode(() -> LargeText.refuseTooLarge("main.js.map", 31L << 20, 179L << 20))
                .doesNotThrowAnyException();
    }
}
