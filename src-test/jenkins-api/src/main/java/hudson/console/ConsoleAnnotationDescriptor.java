package hudson.console;

import hudson.ExtensionPoint;
import hudson.model.Descriptor;

/** Read from Jenkins 2.541.3. */
public abstract class ConsoleAnnotationDescriptor extends Descriptor<ConsoleNote<?>> implements ExtensionPoint {}
