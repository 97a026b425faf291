package io.slipway.plugin.stages;

import java.time.Duration;
import java.util.Map;

/** What a stage says when it was given the chance to go on. */
sealed interface Next {

    /** Nothing to do until then. */
    record Again(Duration pause) implements Next {}

    /** Nothing to do without an agent. */
    record Agent() implements Next {}

    /** This stage is over. */
    record Then(Stage stage) implements Next {}

    /** All is done; the step returns this. */
    record Done(Map<String, String> result) implements Next {}

    /** It went wrong; the cause is the first line of the build's result. */
    record Failed(String cause) implements Next {}

    /** It ended without having failed: rejected, overtaken, or stopped. */
    record Ended(String why, boolean stopped) implements Next {}
}
