package io.slipway.plugin.steps;

import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.Result;
import hudson.tasks.Builder;
import io.slipway.plugin.engine.FreestyleContext;
import io.slipway.plugin.stages.EngineRun;
import io.slipway.plugin.stages.FreestyleLoop;
import java.io.IOException;

/**
 * A step of a Pipeline as a build step; each holds the step itself, so that its settings are written once. The getter of the
 * step is in the subclasses: a form finds out from its return type which step's form to show.
 *
 * <p>It is no {@code SimpleBuildStep}: a Pipeline would offer that beside the step, under the same name.
 */
public abstract class SlipwayBuilder extends Builder {

    abstract SlipwayStep step();

    @Override
    public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
            throws InterruptedException, IOException {
        FreestyleContext context =
                new FreestyleContext(build, build.getWorkspace(), build.getEnvironment(listener), listener);
        Result result =
                FreestyleLoop.run(EngineRun.of(step().request().expanded(context.environment()::expand)), context);
        build.setResult(result);
        return result == Result.SUCCESS;
    }
}
