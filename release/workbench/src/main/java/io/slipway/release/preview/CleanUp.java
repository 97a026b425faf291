package io.slipway.release.preview;

import io.slipway.release.problems.AtExit;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Undoes what a preview did, the last thing first: nginx must have ended before its site goes, or a browser would be told
 * 404. Happens once, when the preview ends by itself or the process is told to end.
 */
final class CleanUp implements AutoCloseable {

    private final Deque<Runnable> steps = new ArrayDeque<>();

    private final AtExit.Registration atExit = AtExit.run(this::close);

    synchronized void add(Runnable step) {
        steps.push(step);
    }

    @Override
    public synchronized void close() {
        while (!steps.isEmpty()) {
            steps.pop().run();
        }
        atExit.cancel();
    }
}
