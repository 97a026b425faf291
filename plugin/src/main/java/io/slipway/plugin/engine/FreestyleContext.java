package io.slipway.plugin.engine;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;

/** What a freestyle build gave to its step. */
public record FreestyleContext(Run<?, ?> run, FilePath workspace, EnvVars environment, TaskListener log)
        implements BuildContext {}
