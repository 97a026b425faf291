package io.slipway.plugin.approvals;

/** How an approval stands. */
public enum Verdict {
    WAITING,
    APPROVED,
    REJECTED,
    TIMED_OUT
}
