package hudson.tasks;

import hudson.ExtensionPoint;
import hudson.model.Describable;

/** Read from Jenkins 2.541.3. */
public abstract class Builder implements BuildStep, Describable<Builder>, ExtensionPoint {}
