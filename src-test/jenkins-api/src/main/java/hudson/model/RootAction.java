package hudson.model;

import hudson.ExtensionPoint;

/** Read from Jenkins 2.541.3. */
public interface RootAction extends Action, ExtensionPoint {}
