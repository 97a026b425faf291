package io.slipway.release.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrongUsageTest {

    @Test
    void misspelledVerbIsAnsweredWithTheNearest() {
        assertThat(Typed.slipway("relase")).isEqualTo(new Typed(2, "", """
                slipway: there is no verb relase
                  fix: write release; slipway --help shows what there is
                """));
    }

    @Test
    void misspelledOptionIsAnsweredWithTheNearest() {
        assertThat(Typed.slipway("check", "--enviroment=acceptance")).isEqualTo(new Typed(2, "", """
                slipway: there is no option --enviroment
                  fix: write --environment; slipway check --help shows what there is
                """));
    }

    @Test
    void wordLikeNoOtherGetsNoGuess() {
        assertThat(Typed.slipway("doctor", "everything")).isEqualTo(new Typed(2, "", """
                slipway: there is no argument everything
                  fix: slipway doctor --help shows what there is
                """));
    }
}
