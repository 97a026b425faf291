package io.slipway.plugin.approvals;

import hudson.model.Cause;
import hudson.model.Run;

/** Who asked for what a build does. */
public final class Requesters {

    private Requesters() {}

    /** Who started the build; empty when it was no person. */
    public static String starter(Run<?, ?> run) {
        Cause.UserIdCause cause = run.getCause(Cause.UserIdCause.class);
        return cause == null || cause.getUserId() == null ? "" : cause.getUserId();
    }
}
