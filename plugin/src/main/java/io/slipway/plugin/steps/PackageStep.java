package io.slipway.plugin.steps;

import hudson.Extension;
import io.slipway.plugin.engine.EngineRequest;
import io.slipway.plugin.engine.Verb;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Makes the app's chart: once, for all environments. */
public final class PackageStep extends SlipwayStep {

    private String version = "";
    private String push = "";
    private boolean plainHttp;

    @DataBoundConstructor
    public PackageStep() {}

    public String getVersion() {
        return version;
    }

    @DataBoundSetter
    public void setVersion(String version) {
        this.version = text(version);
    }

    /** An OCI registry; empty when the chart stays in the workspace. */
    public String getPush() {
        return push;
    }

    @DataBoundSetter
    public void setPush(String push) {
        this.push = text(push);
    }

    /** Whether that registry has no TLS. */
    public boolean isPlainHttp() {
        return plainHttp;
    }

    @DataBoundSetter
    public void setPlainHttp(boolean plainHttp) {
        this.plainHttp = plainHttp;
    }

    @Override
    EngineRequest request() {
        List<String> arguments = new ArrayList<>(option("--version", version));
        arguments.addAll(option("--push", push));
        arguments.addAll(flag("--plain-http", plainHttp));
        return request(Verb.PACKAGE, "", arguments);
    }

    /** Its form, and its name in a Pipeline. */
    @Extension
    @Symbol("slipwayPackage")
    public static final class DescriptorImpl extends SlipwayStepDescriptor {

        @Override
        public String getFunctionName() {
            return "slipwayPackage";
        }
    }
}
