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

/**
 * A step of a Pipeline as a build step; each holds the step itself, so that its settings are written once. The getter of the
 * step is in the subclasses: a form finds out from its return type which step's form to show.
 */
public abstract class SlipwayBuilder extends Builder implements SimpleBuildStep {

    abstract SlipwayStep step();

    @Override
    public void perform(Run<?, ?> run, FilePath workspace, EnvVars env, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        DeliveryLoop.run(Delivery.of(step().order()), new BuildPlace(run, workspace, env, listener));
    }
}
