package io.slipway.release;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What must still be done when the process is told to end (Ctrl-C, SIGTERM): the last registered first, in one thread,
 * unlike shutdown hooks, which run all at once.
 */
public final class AtExit {

    private static final Deque<Runnable> ACTIONS = new ArrayDeque<>();
    private static boolean hooked;
    private static volatile boolean ending;

    private AtExit() {}

    /** Takes an action back; nothing is done when it runs already. */
    public interface Registration {
        void cancel();
    }

    /** Registers an action; the last one registered runs first. */
    public static Registration run(Runnable action) {
        synchronized (ACTIONS) {
            if (!hooked) {
                Runtime.getRuntime().addShutdownHook(new Thread(AtExit::runAll, "at exit"));
                hooked = true;
            }
            ACTIONS.push(action);
        }
        return () -> {
            synchronized (ACTIONS) {
                ACTIONS.remove(action);
            }
        };
    }

    /** Whether the process was told to end: nothing new may begin. */
    public static boolean isEnding() {
        return ending;
    }

    private static void runAll() {
        ending = true;
        while (true) {
            Runnable next;
            synchronized (ACTIONS) {
                next = ACTIONS.poll();
            }
            if (next == null) {
                return;
            }
            try {
                next.run();
            } catch (RuntimeException e) {
                // The process is ending: the others still have their turn.
                System.err.println("slipway: while ending: " + e.getMessage());
            }
        }
    }
}
