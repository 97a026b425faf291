package io.slipway.plugin.steps;

import hudson.AbortException;
import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.slipway.plugin.Texts;
import io.slipway.plugin.engine.EngineRequest;
import io.slipway.plugin.engine.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * Packages the app, releases it to the first environment and walks on from there, with approvals and checks. {@link DeliverVariable}
 * runs it, since only a Pipeline's own language can take an agent and give it back; this has its parameters.
 */
public final class DeliverStep extends DeployStep {

    private String version = "";
    private String agent = "";

    @DataBoundConstructor
    public DeliverStep() {}

    public String getVersion() {
        return version;
    }

    @DataBoundSetter
    public void setVersion(String version) {
        this.version = text(version);
    }

    /** Label of the agents that package and release; empty for any. */
    public String getAgent() {
        return agent;
    }

    @DataBoundSetter
    public void setAgent(String agent) {
        this.agent = text(agent);
    }

    /** Of each release, for no environment yet; the file with variables is read where there is a workspace. */
    @Override
    EngineRequest request() {
        List<String> arguments = new ArrayList<>(option("--version", version));
        return deploy(Verb.RELEASE, "", arguments);
    }

    @Override
    public StepExecution start(StepContext context) throws AbortException {
        throw new AbortException(Texts.of(DeliverStep.class, "noStep"));
    }

    /** Its form, and its name in a Pipeline. */
    @Extension
    @Symbol("slipwayDeliver")
    public static final class DescriptorImpl extends EnvironmentStepDescriptor {

        @Override
        public String getFunctionName() {
            return "slipwayDeliver";
        }

        /** An agent is taken when it is needed. */
        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }
    }
}
