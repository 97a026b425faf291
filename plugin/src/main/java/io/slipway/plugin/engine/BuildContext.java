package io.slipway.plugin.engine;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;

/** What a run of slipway can reach of its build. Asked anew each time: after a restart, the agent may not be there yet. */
public interface BuildContext {

    Run<?, ?> run() throws IOException, InterruptedException;

    /** Throws when the agent is away. */
    FilePath workspace() throws IOException, InterruptedException;

    /** Whether there is an agent to work on; without one, a build can only wait. */
    default boolean onAgent() {
        return true;
    }

    EnvVars environment() throws IOException, InterruptedException;

    TaskListener log() throws IOException, InterruptedException;
}
