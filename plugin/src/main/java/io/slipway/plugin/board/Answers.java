package io.slipway.plugin.board;

import io.slipway.plugin.Texts;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Answers that take a while. Questions are asked by a few threads of their own, each at most once in a time whoever asks; the
 * latest answers are kept in memory.
 */
final class Answers<K, V> {

    private static final int WAITING = 500;
    private static final int THREADS = 4;

    /** What takes a while, and may fail. */
    interface Question<V> {

        /** Blocks until there is an answer. */
        V answer() throws IOException, InterruptedException;
    }

    /** @param value empty while it is being asked */
    record Kept<V>(Instant at, Optional<V> value) {}

    /** The one first that nobody has looked at for longest. */
    private final Map<K, Kept<V>> kept = new LinkedHashMap<>(16, 0.75f, true);

    private final int most;
    private final Duration fresh;
    private final Executor threads;
    private final InstantSource clock;

    Answers(int most, Duration fresh, Executor threads, InstantSource clock) {
        this.most = most;
        this.fresh = fresh;
        this.threads = threads;
        this.clock = clock;
    }

    /**
     * Of questions that Jenkins itself asks.
     *
     * @param most answers that are kept
     * @param fresh how long nobody asks again
     */
    static <K, V> Answers<K, V> of(int most, Duration fresh) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                THREADS, THREADS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(WAITING), task -> {
                    Thread thread = new Thread(task, "Slipway questions");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return new Answers<>(most, fresh, threads, InstantSource.system());
    }

    /**
     * Does not wait for the answer.
     *
     * @param unknown the answer when the question fails, of the reason
     */
    void ask(K key, Question<V> question, Function<String, V> unknown) {
        synchronized (kept) {
            Kept<V> last = kept.get(key);
            if (last != null && clock.instant().isBefore(last.at().plus(fresh))) {
                return;
            }
            put(key, Optional.empty());
        }
        try {
            threads.execute(() -> put(key, Optional.of(answer(question, unknown))));
        } catch (RejectedExecutionException tooMany) {
            synchronized (kept) {
                kept.remove(key);
            }
        }
    }

    private static <V> V answer(Question<V> question, Function<String, V> unknown) {
        try {
            return question.answer();
        } catch (IOException | RuntimeException e) {
            return unknown.apply(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unknown.apply(Texts.of(Answers.class, "ended"));
        }
    }

    /** The latest; empty when nobody has asked lately. */
    Optional<Kept<V>> of(K key) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(key));
        }
    }

    private void put(K key, Optional<V> value) {
        synchronized (kept) {
            kept.put(key, new Kept<>(clock.instant(), value));
            if (kept.size() > most) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
    }
}
