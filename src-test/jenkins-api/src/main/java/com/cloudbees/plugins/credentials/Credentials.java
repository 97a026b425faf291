package com.cloudbees.plugins.credentials;

import hudson.ExtensionPoint;
import hudson.model.Describable;
import java.io.Serializable;

/** Read from credentials 1502.v5c95e620ddfe. */
public interface Credentials extends Describable<Credentials>, Serializable, ExtensionPoint {}
