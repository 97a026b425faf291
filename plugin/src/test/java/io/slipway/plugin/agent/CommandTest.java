package io.slipway.plugin.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which arguments stand for a private file. */
class CommandTest {

    @Test
    void namesAFileAloneOrBehindAnId() {
        assertThat(path("@check-itsm@")).isEqualTo("/private/1");
        assertThat(path("itsm=@check-itsm@")).isEqualTo("itsm=/private/1");
    }

    /** A step's values are parts of its options. */
    @Test
    void noStepReachesAFileByItsName() {
        assertThat(path("--variables-file=@check-itsm@")).isEqualTo("--variables-file=@check-itsm@");
        assertThat(path("itsm=@check-itsm@x")).isEqualTo("itsm=@check-itsm@x");
    }

    private static String path(String argument) {
        return Command.withPath(argument, "check-itsm", "/private/1");
    }
}
