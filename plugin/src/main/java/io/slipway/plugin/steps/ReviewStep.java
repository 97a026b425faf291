package io.slipway.plugin.steps;

import hudson.AbortException;
import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.slipway.plugin.Texts;
import io.slipway.plugin.engine.EngineRequest;
import io.slipway.plugin.engine.Verb;
import io.slipway.plugin.settings.GroupVariable;
import io.slipway.plugin.stages.EngineRun;
import io.slipway.plugin.stages.EngineRunExecution;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Opens the review of a change, or brings this build to it and renews its time. */
public final class ReviewStep extends EnvironmentStep {

    private String environment = "review";
    private String change = "";
    private String version = "";
    private String imageDigest = "";
    private String variables = "";
    private List<GroupVariable> set = new ArrayList<>();

    @DataBoundConstructor
    public ReviewStep() {}

    /** The template that the review is made from. */
    public String getEnvironment() {
        return environment;
    }

    @DataBoundSetter
    public void setEnvironment(String environment) {
        this.environment = text(environment);
    }

    /** Empty for the one that the multibranch job is for. */
    public String getChange() {
        return change;
    }

    @DataBoundSetter
    public void setChange(String change) {
        this.change = text(change);
    }

    public String getVersion() {
        return version;
    }

    @DataBoundSetter
    public void setVersion(String version) {
        this.version = text(version);
    }

    public String getImageDigest() {
        return imageDigest;
    }

    @DataBoundSetter
    public void setImageDigest(String imageDigest) {
        this.imageDigest = text(imageDigest);
    }

    public String getVariables() {
        return variables;
    }

    @DataBoundSetter
    public void setVariables(String variables) {
        this.variables = text(variables);
    }

    public List<GroupVariable> getSet() {
        return List.copyOf(set);
    }

    @DataBoundSetter
    public void setSet(List<GroupVariable> set) {
        this.set = new ArrayList<>(set == null ? List.of() : set);
    }

    @Override
    EngineRequest request() {
        List<String> arguments = new ArrayList<>(option("--environment", environment));
        arguments.addAll(option("--change", change));
        arguments.addAll(option("--version", version));
        arguments.addAll(option("--image-digest", imageDigest));
        arguments.addAll(option("--variables-file", variables));
        return change(Verb.REVIEW_OPEN, environment, arguments).set(set).allowOlder(true);
    }

    @Override
    public StepExecution start(StepContext context) throws IOException, InterruptedException {
        if (change.isEmpty()) {
            Run<?, ?> run = context.get(Run.class);
            // Of the job and not of the build, whose parameters may have any name.
            change =
                    text(run.getParent().getEnvironment(null, TaskListener.NULL).get("CHANGE_ID"));
        }
        if (change.isEmpty()) {
            throw new AbortException(Texts.of(ReviewStep.class, "noChange"));
        }
        return new EngineRunExecution(context, EngineRun.of(request()));
    }

    /** Its form, and its name in a Pipeline. */
    @Extension
    @Symbol("slipwayReview")
    public static final class DescriptorImpl extends EnvironmentStepDescriptor {

        @Override
        public String getFunctionName() {
            return "slipwayReview";
        }
    }
}
