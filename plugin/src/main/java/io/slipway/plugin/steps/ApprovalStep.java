package io.slipway.plugin.steps;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import io.slipway.plugin.Texts;
import io.slipway.plugin.engine.EngineRequest;
import io.slipway.plugin.engine.Verb;
import io.slipway.plugin.settings.Access;
import io.slipway.plugin.settings.EnvironmentName;
import io.slipway.plugin.stages.EngineRun;
import io.slipway.plugin.stages.EngineRunExecution;
import java.util.Set;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Asks an environment's approvers while no agent is held; the release that follows in the build does not ask again. */
public final class ApprovalStep extends Step {

    private final String environment;
    private String version = "";
    private String directory = "";
    private String comment = "";

    @DataBoundConstructor
    public ApprovalStep(String environment) {
        this.environment = SlipwayStep.text(environment);
    }

    public String getEnvironment() {
        return environment;
    }

    /** Shown to the approvers; empty for what the build packaged. */
    public String getVersion() {
        return version;
    }

    @DataBoundSetter
    public void setVersion(String version) {
        this.version = SlipwayStep.text(version);
    }

    /** Of the app within the workspace, by which the approvers are told which app it is. */
    public String getDirectory() {
        return directory;
    }

    @DataBoundSetter
    public void setDirectory(String directory) {
        this.directory = SlipwayStep.text(directory);
    }

    /** Why the release is wanted, for the approvers. */
    public String getComment() {
        return comment;
    }

    @DataBoundSetter
    public void setComment(String comment) {
        this.comment = SlipwayStep.text(comment);
    }

    EngineRequest request() {
        return EngineRequest.of(Verb.RELEASE, environment, SlipwayStep.option("--version", version))
                .in(directory)
                .because(comment);
    }

    @Override
    public StepExecution start(StepContext context) {
        EngineRequest request = request();
        return new EngineRunExecution(context, EngineRun.approvalOnly(request));
    }

    /** Its form, and its name in a Pipeline. */
    @Extension
    @Symbol("slipwayApproval")
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "slipwayApproval";
        }

        @Override
        public String getDisplayName() {
            return Texts.of(ApprovalStep.class, "name");
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }

        @POST
        public FormValidation doCheckEnvironment(@AncestorInPath Item item, @QueryParameter String value) {
            Access.toConfigureJob(item).check();
            return EnvironmentName.check(value);
        }
    }
}
