package io.slipway.plugin.steps;

import hudson.Extension;
import io.slipway.plugin.engine.EngineRequest;
import io.slipway.plugin.engine.Verb;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Closes the review of a change, or all that have expired. */
public final class ReviewCloseStep extends EnvironmentStep {

    private String environment = "review";
    private String change = "";

    @DataBoundConstructor
    public ReviewCloseStep() {}

    /** The template that the review was made from. */
    public String getEnvironment() {
        return environment;
    }

    @DataBoundSetter
    public void setEnvironment(String environment) {
        this.environment = text(environment);
    }

    /** Empty for the reviews that have expired. */
    public String getChange() {
        return change;
    }

    @DataBoundSetter
    public void setChange(String change) {
        this.change = text(change);
    }

    @Override
    EngineRequest request() {
        List<String> arguments = new ArrayList<>(option("--environment", environment));
        arguments.addAll(option("--change", change));
        return change(change.isEmpty() ? Verb.REVIEW_SWEEP : Verb.REVIEW_CLOSE, environment, arguments);
    }

    /** Its form, and its name in a Pipeline. */
    @Extension
    @Symbol("slipwayReviewClose")
    public static final class DescriptorImpl extends EnvironmentStepDescriptor {

        @Override
        public String getFunctionName() {
            return "slipwayReviewClose";
        }
    }
}
