package hudson.tasks;

import hudson.ExtensionPoint;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.Describable;
import java.io.IOException;

/** Read from Jenkins 2.541.3; what its superclass BuildStepCompatibilityLayer does is done here. */
public abstract class Builder implements BuildStep, Describable<Builder>, ExtensionPoint {
    @Override
    public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
            throws InterruptedException, IOException {
        throw new UnsupportedOperationException();
    }
}
