package io.slipway.release.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.release.problems.SlipwayException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class FailureArgumentsTest {

    @Test
    void anAnswerCannotBeExpectedWhereNobodyIsAsked() {
        FailureArguments typed = CommandLine.populateCommand(new FailureArguments(), "--verify-contains", "1.4.0");

        assertThatThrownBy(typed::verification)
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("--verify-contains needs --verify");
    }

    @Test
    void anAddressMayBeAskedForAnyAnswer() {
        FailureArguments typed =
                CommandLine.populateCommand(new FailureArguments(), "--verify", "https://shop.example.com/healthz");

        assertThat(typed.verification()).isPresent();
    }
}
