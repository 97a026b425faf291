package io.slipway.plugin.steps;

import hudson.Extension;
import io.slipway.plugin.engine.EngineRequest;
import io.slipway.plugin.engine.Verb;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Puts an environment back to an earlier revision. */
public final class RollbackStep extends EnvironmentStep {

    private final String environment;
    private String revision = "";

    @DataBoundConstructor
    public RollbackStep(String environment) {
        this.environment = text(environment);
    }

    public String getEnvironment() {
        return environment;
    }

    /** Of the Helm release; empty for the last good one before the current. */
    public String getRevision() {
        return revision;
    }

    @DataBoundSetter
    public void setRevision(String revision) {
        this.revision = text(revision);
    }

    @Override
    EngineRequest request() {
        List<String> arguments = new ArrayList<>(option("--environment", environment));
        arguments.addAll(option("--to", revision));
        return change(Verb.ROLLBACK, environment, arguments);
    }

    /** Its form, and its name in a Pipeline. */
    @Extension
    @Symbol("slipwayRollback")
    public static final class DescriptorImpl extends EnvironmentStepDescriptor {

        @Override
        public String getFunctionName() {
            return "slipwayRollback";
        }
    }
}
