package io.slipway.release.command;

/** Who reads what a verb reports. */
enum Output {
    /** People. */
    TEXT,
    /** Machines. */
    JSON
}
