package io.slipway.plugin.engine;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** What a Pipeline's step can reach now. */
public record PipelineContext(StepContext context, boolean onAgent) implements BuildContext {

    /** Of a step that needs an agent, or asks none for anything. */
    public PipelineContext(StepContext context) {
        this(context, true);
    }

    @Override
    public Run<?, ?> run() throws IOException, InterruptedException {
        return wanted(Run.class);
    }

    @Override
    public FilePath workspace() throws IOException, InterruptedException {
        return wanted(FilePath.class);
    }

    @Override
    public EnvVars environment() throws IOException, InterruptedException {
        return wanted(EnvVars.class);
    }

    @Override
    public TaskListener log() throws IOException, InterruptedException {
        return wanted(TaskListener.class);
    }

    private <T> T wanted(Class<T> type) throws IOException, InterruptedException {
        T found = context.get(type);
        if (found == null) {
            throw new IOException("the build has no " + type.getSimpleName() + " now");
        }
        return found;
    }
}
