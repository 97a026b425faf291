package io.slipway.plugin.stages;

import io.slipway.plugin.engine.BuildContext;
import java.io.IOException;
import java.io.Serializable;

/** A part of the way that may take long; it is asked again and again, and never waits itself. */
interface Stage extends Serializable {

    Next advance(EngineRun engineRun, BuildContext context) throws IOException, InterruptedException;

    /** Somebody wants the build to end; the next {@link #advance} says how that went. */
    default void stop(boolean atOnce) {}

    /** Whether it needs its agent while it waits. */
    default boolean holdsAgent() {
        return false;
    }

    /** Another number whenever there is something to keep: how it stands is not written down every few seconds. */
    long changeStamp();

    /** In a few words, for who looks at the running step. */
    String status();
}
