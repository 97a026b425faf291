package io.slipway.release.problems;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;

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
        return register(action, Deque::addFirst);
    }

    /** Registers what comes after all that: it takes away what the others, and the work that they end, still need. */
    public static Registration runAfterAll(Runnable action) {
        return register(action, Deque::addLast);
    }

    private static Registration register(Runnable action, BiConsumer<Deque<Runnable>, Runnable> where) {
        synchronized (ACTIONS) {
            if (!hooked) {
                Runtime.getRuntime().addShutdownHook(new Thread(AtExit::runAll, "at exit"));
                hooked = true;
            }
            where.accept(ACTIONS, action);
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

    /**
     * To be asked before anything is begun.
     *
     * @param where of the problem: what would be changed
     * @throws SlipwayException (failed) once the process was told to end
     */
    public static void refuseToBegin(Object where) {
        if (ending) {
            throw beforeItBegan(where);
        }
    }

    /** The problem of what was told to end before it had changed anything. */
    public static SlipwayException beforeItBegan(Object where) {
        return SlipwayException.failed(
                Problem.of("ended by Ctrl-C or SIGTERM before it began; what runs there is as it was")
                        .at(where.toString())
                        .fix("run it again"));
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
