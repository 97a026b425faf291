package io.slipway.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final Outbox outbox = new Outbox((task, pause) -> {
        tasks.add(task);
        pauses.add(pause);
    });

    @Test
    void returnsBeforeAnythingIsSent() {
        AtomicInteger sent = new AtomicInteger();
        outbox.send("a message", () -> {
            sent.incrementAndGet();
            return Outcome.DELIVERED;
        });
        assertThat(sent).hasValue(0);
        run();
        assertThat(sent).hasValue(1);
        assertThat(outbox.size()).isZero();
    }

    @Test
    void triesAgainUntilItIsDelivered() {
        AtomicInteger attempts = new AtomicInteger();
        outbox.send(
                "a message", () -> attempts.incrementAndGet() < 3 ? Outcome.again("status 503") : Outcome.DELIVERED);
        run();
        assertThat(attempts).hasValue(3);
        assertThat(pauses).isEqualTo(Outbox.PAUSES.subList(0, 3));
    }

    @Test
    void givesUpInTheEnd() {
        AtomicInteger attempts = new AtomicInteger();
        outbox.send("a message", () -> {
            attempts.incrementAndGet();
            return Outcome.again("status 503");
        });
        run();
        assertThat(attempts).hasValue(Outbox.PAUSES.size());
        assertThat(outbox.size()).isZero();
    }

    @Test
    void aMessageThatCannotBeMadeIsGivenUp() {
        AtomicInteger attempts = new AtomicInteger();
        outbox.send("a message", () -> {
            attempts.incrementAndGet();
            throw new IllegalStateException("no such credentials");
        });
        run();
        assertThat(attempts).hasValue(1);
        assertThat(outbox.size()).isZero();
    }

    /** Thousands of builds beside a receiver that is down must not fill the controller's memory. */
    @Test
    void takesNoMoreThanItCanHold() {
        for (int i = 0; i < Outbox.MOST + 5; i++) {
            outbox.send("a message", () -> Outcome.DELIVERED);
        }
        assertThat(outbox.size()).isEqualTo(Outbox.MOST);
        run();
        assertThat(outbox.size()).isZero();
    }

    private void run() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }
}
