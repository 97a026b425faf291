package io.slipway.plugin.stages;

/** How far a delivery to one environment has come. */
public enum DeliveryState {
    /** It goes on once it has an agent. */
    NEEDS_AGENT,
    /** It waits for something that needs none. */
    NEEDS_NONE,
    RELEASED,
    FAILED,
    /** Rejected, superseded, or not released as its checks were closed: no failure. */
    ENDED
}
