package io.slipway.plugin.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private final Answers<String, String> answers = new Answers<>(2, Duration.ofMinutes(1), waiting::add, () -> now);

    @Test
    void whoAsksDoesNotWait() {
        ask("production");
        assertThat(asked).isEmpty();
        assertThat(answers.of("production").orElseThrow().value()).isEmpty();
    }

    @Test
    void keepsTheAnswerWithItsTime() {
        ask("production");
        now = Instant.EPOCH.plusSeconds(3);
        waiting.remove().run();
        assertThat(answers.of("production")).contains(new Answers.Kept<>(now, Optional.of("1.4.2")));
    }

    @Test
    void asksOnceAMinuteHoweverManyWantToKnow() {
        ask("production");
        ask("production");
        waiting.remove().run();
        now = Instant.EPOCH.plusSeconds(59);
        ask("production");
        ask("acceptance");
        assertThat(waiting).hasSize(1);
        now = Instant.EPOCH.plusSeconds(60);
        ask("production");
        assertThat(waiting).hasSize(2);
    }

    @Test
    void forgetsTheOldestOfTooMany() {
        ask("development");
        ask("acceptance");
        ask("production");
        assertThat(answers.of("development")).isEmpty();
        assertThat(answers.of("acceptance")).isPresent();
        assertThat(answers.of("production")).isPresent();
    }

    @Test
    void whatIsNotTakenIsNotAsked() {
        Answers<String, String> full = new Answers<>(
                2,
                Duration.ofMinutes(1),
                task -> {
                    throw new RejectedExecutionException();
                },
                () -> now);
        full.ask("production", () -> "1.4.2", why -> why);
        assertThat(full.of("production")).isEmpty();
    }

    @Test
    void aQuestionThatFailsIsAnsweredByTheReason() {
        Answers.Question<String> question = () -> {
            throw new IOException("no agent is online");
        };
        answers.ask("production", question, why -> "could not be asked: " + why);
        waiting.remove().run();
        assertThat(answers.of("production").orElseThrow().value()).contains("could not be asked: no agent is online");
    }

    private void ask(String key) {
        Answers.Question<String> question = () -> {
            asked.add(key);
            return "1.4.2";
        };
        answers.ask(key, question, why -> why);
    }
}
