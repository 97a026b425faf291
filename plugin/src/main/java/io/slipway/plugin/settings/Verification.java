package io.slipway.plugin.settings;

import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.slipway.plugin.Names;
import io.slipway.plugin.SlipwayPermissions;
import java.io.Serializable;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** How a release is looked at once it runs: by asking its URL, by a person, or both. */
public final class Verification implements Describable<Verification>, Serializable {

    private static final long serialVersionUID = 1L;

    private String path = "";
    private String expected = "";
    private int timeoutSeconds = 60;
    private boolean manual;

    @DataBoundConstructor
    public Verification() {}

    /** Under the released URL; empty when it is not asked. */
    public String getPath() {
        return path;
    }

    @DataBoundSetter
    public void setPath(String path) {
        this.path = Names.trimmed(path);
    }

    /** What the answer must hold; {@code @version@} stands for the released version. */
    public String getExpected() {
        return expected;
    }

    @DataBoundSetter
    public void setExpected(String expected) {
        this.expected = Names.trimmed(expected);
    }

    public int getTimeoutSeconds() {
        return timeoutSeconds;
    }

    @DataBoundSetter
    public void setTimeoutSeconds(int timeoutSeconds) {
        this.timeoutSeconds = Math.max(1, timeoutSeconds);
    }

    public boolean isManual() {
        return manual;
    }

    @DataBoundSetter
    public void setManual(boolean manual) {
        this.manual = manual;
    }

    /** Its form. */
    @Extension
    @Symbol("slipwayVerification")
    public static final class DescriptorImpl extends Descriptor<Verification> {

        @POST
        public FormValidation doCheckTimeoutSeconds(@QueryParameter String value) {
            Jenkins.get().checkPermission(SlipwayPermissions.CONFIGURE);
            return FormValidation.validatePositiveInteger(value);
        }
    }
}
