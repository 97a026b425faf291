package io.slipway.plugin.stages;

import jenkins.model.CauseOfInterruption;

/** Why a build ended before it released: rejected, overtaken or stopped. */
final class NotReleased extends CauseOfInterruption {

    private static final long serialVersionUID = 1L;

    private final String why;

    NotReleased(String why) {
        this.why = why;
    }

    @Override
    public String getShortDescription() {
        return why;
    }
}
