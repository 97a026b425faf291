package io.slipway.plugin.steps;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.Builder;
import io.slipway.plugin.delivery.BuildPlace;
import io.slipway.plugin.delivery.Delivery;
import io.slipway.plugin.delivery.DeliveryLoop;
import java.io.IOException;
import jenkins.tasks.SimpleBuildStep;

/** A step of a Pipeline as a build step; it holds the step itself, so that its settings are written once. */
public abstract class SlipwayBuilder<S extends SlipwayStep> extends Builder implements SimpleBuildStep {

    private final S step;

    SlipwayBuilder(S step) {
        this.step = step;
    }

    public final S getStep() {
        return step;
    }

    @Override
    public void perform(Run<?, ?> run, FilePath workspace, EnvVars env, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        DeliveryLoop.run(Delivery.of(step.order()), new BuildPlace(run, workspace, env, listener));
    }
}
