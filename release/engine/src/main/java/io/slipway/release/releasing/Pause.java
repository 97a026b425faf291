package io.slipway.release.releasing;

import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.time.Duration;

/** A pause between two looks at the cluster. */
final class Pause {

    private Pause() {}

    static void of(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** What ends a wait whose thread was interrupted, which it still is. */
    static SlipwayException interrupted() {
        Thread.currentThread().interrupt();
        return SlipwayException.failed(Problem.of("interrupted while waiting for the cluster"));
    }
}
