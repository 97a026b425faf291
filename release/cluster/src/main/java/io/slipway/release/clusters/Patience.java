package io.slipway.release.clusters;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.release.problems.AtExit;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Asks a cluster again while it answers with an error of its own, or not at all: a release that is half done must not hang
 * on one failing call. Each question must be one that may be asked twice.
 */
public final class Patience {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** Whoever told the process to end does not wait for long. */
    private static final Duration AT_EXIT = Duration.ofSeconds(8);

    private static final int TOO_MANY = 429;
    private static final long FIRST_PAUSE = 200;
    private static final long LONGEST_PAUSE = 5_000;

    private Patience() {}

    /** @throws KubernetesClientException the last one, when it did not get better in time */
    public static <T> T ask(Supplier<T> question) {
        long begun = System.nanoTime();
        long pause = FIRST_PAUSE;
        while (true) {
            try {
                return question.get();
            } catch (KubernetesClientException e) {
                Duration limit = AtExit.isEnding() ? AT_EXIT : LONGEST;
                boolean late = System.nanoTime() - begun + pause * 1_000_000 > limit.toNanos();
                if (late || !canPass(e) || !slept(pause)) {
                    throw e;
                }
            }
            pause = Math.min(pause * 2, LONGEST_PAUSE);
        }
    }

    /** A conflict too, for the next question reads anew: the call may have been done before its answer was lost. */
    private static boolean canPass(KubernetesClientException e) {
        return e.getCode() <= 0 || isServersOwn(e) || e.getCode() == HttpURLConnection.HTTP_CONFLICT;
    }

    /** Whether the API server answers that it cannot, and not that it may not or will not. */
    static boolean isServersOwn(KubernetesClientException e) {
        return e.getCode() >= HttpURLConnection.HTTP_INTERNAL_ERROR || e.getCode() == TOO_MANY;
    }

    /** With jitter: many releases that lost one API server must not come back to it all at once. */
    public static Duration around(Duration pause) {
        long milliseconds = pause.toMillis();
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(milliseconds / 2, milliseconds * 3 / 2));
    }

    private static boolean slept(long pause) {
        try {
            Thread.sleep(around(Duration.ofMillis(pause)).toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
