package io.slipway.plugin.stages;

import java.time.Instant;

/** A stage that has slipway asked something of which the log of the build has nothing. */
interface Asker extends Stage {

    /**
     * Where it goes on once slipway has ended.
     *
     * @param report as slipway wrote it; empty, or no report, when it was killed
     */
    Stage answered(String report, Instant now);

    /** Where it goes on when slipway could not be asked. */
    Stage unanswered(String why, Instant now);
}
