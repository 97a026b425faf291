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
public final class ReleaseStep extends EnvironmentStep {

    private final String environment;
    private String version = "";
    private String imageDigest = "";
    private String chart = "";
    private boolean createNamespace;
    private boolean allowOlder;

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

    /** Exactly this image, such as {@code sha256:…}; empty for what the tag points to. */
    public String getImageDigest() {
        return imageDigest;
    }

    @DataBoundSetter
    public void setImageDigest(String imageDigest) {
        this.imageDigest = text(imageDigest);
    }

    /** A file in the workspace; empty for the chart that this build packaged, or else the app's own. */
    public String getChart() {
        return chart;
    }

    @DataBoundSetter
    public void setChart(String chart) {
        this.chart = text(chart);
    }

    public boolean isCreateNamespace() {
        return createNamespace;
    }

    @DataBoundSetter
    public void setCreateNamespace(boolean createNamespace) {
        this.createNamespace = createNamespace;
    }

    /** Whether an older build may take the place of a newer one. */
    public boolean isAllowOlder() {
        return allowOlder;
    }

    @DataBoundSetter
    public void setAllowOlder(boolean allowOlder) {
        this.allowOlder = allowOlder;
    }

    @Override
    EngineRequest request() {
        List<String> arguments = new ArrayList<>(option("--environment", environment));
        arguments.addAll(option("--version", version));
        arguments.addAll(option("--image-digest", imageDigest));
        arguments.addAll(flag("--create-namespace", createNamespace));
        arguments.addAll(flag("--allow-older", allowOlder));
        return change(Verb.RELEASE, environment, arguments).chart(chart).allowOlder(allowOlder);
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
