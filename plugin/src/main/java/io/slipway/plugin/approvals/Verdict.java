package io.slipway.plugin.approvals;

import io.slipway.plugin.Texts;

/** How an approval stands. */
public enum Verdict {
    WAITING,
    APPROVED,
    REJECTED,
    TIMED_OUT,
    WITHDRAWN;

    /** For people. */
    public String getText() {
        return Texts.of(Verdict.class, name());
    }
}
