package io.slipway.plugin.agent;

import java.io.IOException;
import java.io.Serializable;

/**
 * What an agent answers about a process. An agent is not trusted: {@link #checked} bounds what comes from it.
 *
 * @param text of the log since the offset that was asked for
 * @param offset to ask for next
 * @param report the JSON report; empty while it runs, and when it ended without one
 */
public record EngineState(String text, long offset, boolean running, String report) implements Serializable {

    static final int MOST_TEXT = 256 * 1024;
    static final int MOST_REPORT = 1024 * 1024;

    EngineState checked(long asked) throws IOException {
        boolean right = text != null
                && report != null
                && text.length() <= MOST_TEXT
                && report.length() <= MOST_REPORT
                && offset >= asked
                && offset - asked <= MOST_TEXT;
        if (!right) {
            throw new IOException("the agent answered with more than slipway's log and report can be");
        }
        return this;
    }
}
