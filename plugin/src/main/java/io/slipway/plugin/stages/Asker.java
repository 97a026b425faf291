package io.slipway.plugin.stages;

import io.slipway.plugin.reports.Masker;
import java.io.Serializable;
import java.time.Instant;

/** Has slipway asked something of which the log of the build has nothing. */
interface Asker extends Serializable {

    /**
     * Where the build goes on once slipway has ended.
     *
     * @param report as slipway wrote it; empty, or no report, when it was killed
     * @param masker for what is kept of it
     */
    Stage answered(String report, Masker masker, Instant now);

    /** Where the build goes on when slipway could not be asked. */
    Stage unanswered(String why, Instant now);
}
