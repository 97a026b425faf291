package io.slipway.plugin.steps;

import hudson.Extension;
import io.slipway.plugin.Names;
import io.slipway.plugin.engine.EngineRequest;
import io.slipway.plugin.engine.Verb;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Finds what is wrong with the app and its environments before a cluster is touched. */
public final class CheckStep extends SlipwayStep {

    private String environments = "";

    @DataBoundConstructor
    public CheckStep() {}

    /** Separated by commas; empty for all. */
    public String getEnvironments() {
        return environments;
    }

    @DataBoundSetter
    public void setEnvironments(String environments) {
        this.environments = text(environments);
    }

    @Override
    EngineRequest request() {
        List<String> arguments = Names.split(environments).stream()
                .flatMap(name -> option("--environment", name).stream())
                .toList();
        return request(Verb.CHECK, "", arguments);
    }

    /** Its form, and its name in a Pipeline. */
    @Extension
    @Symbol("slipwayCheck")
    public static final class DescriptorImpl extends SlipwayStepDescriptor {

        @Override
        public String getFunctionName() {
            return "slipwayCheck";
        }
    }
}
