package io.slipway.release.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrongUsageTest {

    @Test
    void misspelledVerbIsAnsweredWithTheNearest() {
        assertThat(Typed.slipway("relase")).isEqualTo(new Typed(2, "", """
                slipway: unknown verb relase
                  fix: write release; slipway --help lists what it takes
                """));
    }

    @Test
    void misspelledOptionIsAnsweredWithTheNearest() {
        assertThat(Typed.slipway("check", "--enviroment=acceptance")).isEqualTo(new Typed(2, "", """
                slipway: unknown option --enviroment
                  fix: write --environment; slipway check --help lists what it takes
                """));
    }

    @Test
    void wordLikeNoOtherGetsNoGuess() {
        assertThat(Typed.slipway("doctor", "everything")).isEqualTo(new Typed(2, "", """
                slipway: unknown argument everything
                  fix: slipway doctor --help lists what it takes
                """));
    }
}
