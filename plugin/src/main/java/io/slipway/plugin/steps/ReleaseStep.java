package io.slipway.plugin.steps;

import hudson.Extension;
import io.slipway.plugin.engine.EngineRequest;
import io.slipway.plugin.engine.Verb;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Releases the app's chart to an environment, after its approval and in its turn. */
public final class ReleaseStep extends DeployStep {

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
    EngineRequest request() {
        List<String> arguments = new ArrayList<>(option("--environment", environment));
        arguments.addAll(option("--version", version));
        return deploy(Verb.RELEASE, environment, arguments).chart(chart);
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
