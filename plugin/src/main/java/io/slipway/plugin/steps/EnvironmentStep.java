package io.slipway.plugin.steps;

import org.kohsuke.stapler.DataBoundSetter;

/** What the steps have that change an environment: the credentials of its cluster, where they are not the configured ones. */
public abstract class EnvironmentStep extends SlipwayStep {

    private String credentialsId = "";

    public final String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public final void setCredentialsId(String credentialsId) {
        this.credentialsId = text(credentialsId);
    }
}
