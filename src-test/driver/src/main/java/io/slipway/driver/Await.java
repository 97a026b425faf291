package io.slipway.driver;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks again until there is an answer. The deadline is no limit on speed: it turns a hang into a failure that tells what was seen. */
public final class Await {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Await() {}

    public static <T> T answer(String what, Duration deadline, Supplier<Optional<T>> question, Supplier<String> seen) {
        var end = System.nanoTime() + deadline.toNanos();
        do {
            var answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            pause();
        } while (System.nanoTime() < end);
        throw new AssertionError("waited %s for %s and saw:%n%s".formatted(deadline, what, seen.get()));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting", e);
        }
    }
}
