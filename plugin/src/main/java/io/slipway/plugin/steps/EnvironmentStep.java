package io.slipway.plugin.steps;

import io.slipway.plugin.engine.EngineRequest;
import io.slipway.plugin.engine.Verb;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * What the steps have that change an environment: its cluster's credentials, where not the configured ones, and how long it
 * may take, and the build whose files it takes.
 */
public abstract class EnvironmentStep extends SlipwayStep {

    private String credentialsId = "";
    private String timeout = "";
    private String onPending = "";
    private String formerly = "";
    private int descriptorOf;
    private String comment = "";

    public final String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public final void setCredentialsId(String credentialsId) {
        this.credentialsId = text(credentialsId);
    }

    /** As Helm and kubectl write it, such as {@code 10m}; empty for slipway's own. */
    public final String getTimeout() {
        return timeout;
    }

    @DataBoundSetter
    public final void setTimeout(String timeout) {
        this.timeout = text(timeout);
    }

    /** When an operation of Helm is in progress, or was killed: fail, wait or recover; empty for slipway's own. */
    public final String getOnPending() {
        return onPending;
    }

    @DataBoundSetter
    public final void setOnPending(String onPending) {
        this.onPending = text(onPending);
    }

    /** What the environment was called when it was last released, if it was renamed since. */
    public final String getFormerly() {
        return formerly;
    }

    @DataBoundSetter
    public final void setFormerly(String formerly) {
        this.formerly = text(formerly);
    }

    /** Number of the build of this job whose kept descriptor and chart are used; 0 for the files in the workspace. */
    public final int getDescriptorOf() {
        return descriptorOf;
    }

    @DataBoundSetter
    public final void setDescriptorOf(int descriptorOf) {
        this.descriptorOf = descriptorOf;
    }

    /** Why this is done, for who approves it and for the history. */
    public final String getComment() {
        return comment;
    }

    @DataBoundSetter
    public final void setComment(String comment) {
        this.comment = text(comment);
    }

    /** An order that changes an environment with these credentials, within this time. */
    final EngineRequest change(Verb verb, String environment, List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(option("--timeout", timeout));
        all.addAll(option("--on-pending", onPending));
        all.addAll(option("--formerly", formerly));
        return request(verb, environment, all)
                .with(credentialsId)
                .descriptorOf(descriptorOf)
                .because(comment);
    }
}
