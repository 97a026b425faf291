package io.slipway.plugin.reports;

import java.io.IOException;

/** Says that what came from the agent is not a report of slipway. */
public final class NotAReportException extends IOException {

    private static final long serialVersionUID = 1L;

    NotAReportException(String why) {
        super("what the agent answered is not a report of slipway: " + why);
    }
}
