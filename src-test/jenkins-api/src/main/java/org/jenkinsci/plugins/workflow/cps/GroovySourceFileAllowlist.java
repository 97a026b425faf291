package org.jenkinsci.plugins.workflow.cps;

import hudson.ExtensionPoint;

/** Read from workflow-cps 4350.vcc65d4958821. */
public abstract class GroovySourceFileAllowlist implements ExtensionPoint {
    public abstract boolean isAllowed(String groovySourceFileUrl);
}
