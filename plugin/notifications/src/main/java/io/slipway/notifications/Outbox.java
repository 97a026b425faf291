package io.slipway.notifications;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Attempts messages until they are delivered, more and more seldom. What is in it is lost when Jenkins stops. */
public final class Outbox {

    /** Before each attempt; the last one is after some two hours. */
    static final List<Duration> PAUSES = List.of(
            Duration.ZERO,
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofMinutes(90));

    static final int MOST = 1000;

    private static final Logger LOGGER = Logger.getLogger(Outbox.class.getName());

    private final BiConsumer<Runnable, Duration> later;
    private final AtomicInteger size = new AtomicInteger();

    /** @param later runs something in another thread, after a pause */
    public Outbox(BiConsumer<Runnable, Duration> later) {
        this.later = later;
    }

    /**
     * Takes a message, and returns at once.
     *
     * @param name for the log; not secret
     */
    public void send(String name, Callable<Outcome> message) {
        if (size.incrementAndGet() > MOST) {
            size.decrementAndGet();
            LOGGER.warning(() -> name + " was not sent: " + MOST + " messages wait already");
            return;
        }
        attempt(name, message, 0);
    }

    private void attempt(String name, Callable<Outcome> message, int number) {
        later.accept(() -> attemptNow(name, message, number), PAUSES.get(number));
    }

    private void attemptNow(String name, Callable<Outcome> message, int number) {
        Outcome outcome = outcome(message);
        if (!outcome.done() && number + 1 < PAUSES.size()) {
            LOGGER.fine(() -> name + " will be sent again: " + outcome.why());
            attempt(name, message, number + 1);
            return;
        }
        size.decrementAndGet();
        if (!outcome.isDelivered()) {
            LOGGER.warning(() -> name + " was not delivered: " + outcome.why());
        }
    }

    private static Outcome outcome(Callable<Outcome> message) {
        try {
            return message.call();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.refused("interrupted");
        } catch (Exception e) {
            LOGGER.log(Level.FINE, "a message failed", e);
            return Outcome.refused(e.toString());
        }
    }

    /** How many messages wait. */
    int size() {
        return size.get();
    }
}
