package org.jenkinsci.plugins.workflow.cps;

import hudson.ExtensionPoint;

/** Read from workflow-cps 4350.vcc65d4958821. */
public abstract class GlobalVariable implements ExtensionPoint {
    public abstract String getName();

    public abstract Object getValue(CpsScript script) throws Exception;
}
