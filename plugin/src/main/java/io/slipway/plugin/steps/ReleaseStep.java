package io.slipway.plugin.steps;

import hudson.Extension;
import io.slipway.plugin.delivery.Order;
import io.slipway.plugin.delivery.Verb;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Releases the app's chart to an environment, after its approval and in its turn. */
public final class ReleaseStep extends EnvironmentStep {

    private final String environment;
    private String version = "";
    private String chart = "";

    @DataBoundConstructor
    public ReleaseStep(String environment) {
        this.environment = text(environment);
    }

    public String getEnvironment() {
        return environment;
    }

    public String getVersion() {
        return version;
    }

    @DataBoundSetter
    public void setVersion(String version) {
        this.version = text(version);
    }

    /** A file in the workspace; empty for the chart that this build packaged, or else the app's own. */
    public String getChart() {
        return chart;
    }

    @DataBoundSetter
    public void setChart(String chart) {
        this.chart = text(chart);
    }

    @Override
    Order order() {
        List<String> arguments = new ArrayList<>(option("--environment", environment));
        arguments.addAll(option("--version", version));
        return order(Verb.RELEASE, environment, arguments)
                .with(getCredentialsId())
                .chart(chart);
    }

    /** Its form, and its name in a Pipeline. */
    @Extension
    @Symbol("slipwayRelease")
    public static final class DescriptorImpl extends EnvironmentStepDescriptor {

        @Override
        public String getFunctionName() {
            return "slipwayRelease";
        }
    }
}
