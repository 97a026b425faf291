package io.slipway.plugin.steps;

import hudson.Extension;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.slipway.plugin.engine.EngineRequest;
import io.slipway.plugin.engine.Verb;
import io.slipway.plugin.settings.Access;
import io.slipway.plugin.settings.EnvironmentName;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Releases to one environment what runs in another: the same chart and image, by digest. */
public final class PromoteStep extends DeployStep {

    private final String from;
    private final String to;
    private String chart = "";

    @DataBoundConstructor
    public PromoteStep(String from, String to) {
        this.from = text(from);
        this.to = text(to);
    }

    public String getFrom() {
        return from;
    }

    public String getTo() {
        return to;
    }

    /** The package that was released, a file in the workspace; empty for the one that the cluster or a registry has. */
    public String getChart() {
        return chart;
    }

    @DataBoundSetter
    public void setChart(String chart) {
        this.chart = text(chart);
    }

    @Override
    EngineRequest request() {
        List<String> arguments = new ArrayList<>(option("--from", from));
        arguments.addAll(option("--to", to));
        arguments.addAll(option("--chart", chart));
        return deploy(Verb.PROMOTE, to, arguments).from(from);
    }

    /** Its form, and its name in a Pipeline. */
    @Extension
    @Symbol("slipwayPromote")
    public static final class DescriptorImpl extends EnvironmentStepDescriptor {

        @Override
        public String getFunctionName() {
            return "slipwayPromote";
        }

        @POST
        public FormValidation doCheckFrom(@AncestorInPath Item item, @QueryParameter String value) {
            Access.toConfigureJob(item).check();
            return EnvironmentName.check(value);
        }

        @POST
        public FormValidation doCheckTo(@AncestorInPath Item item, @QueryParameter String value) {
            Access.toConfigureJob(item).check();
            return EnvironmentName.check(value);
        }
    }
}
