package org.jenkinsci.plugins.workflow.cps;

/** Read from workflow-cps 4350.vcc65d4958821; there it is a Groovy script. */
public abstract class CpsScript {}
