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

/** Who must agree before a release to an environment starts. */
public final class ApprovalRule implements Describable<ApprovalRule>, Serializable {

    private static final long serialVersionUID = 1L;
    private static final int A_DAY = 24 * 60;

    private String approvers = "";
    private boolean everyApprover;
    private boolean requesterMayApprove;
    private int timeoutMinutes = A_DAY;

    @DataBoundConstructor
    public ApprovalRule() {}

    public String getApprovers() {
        return approvers;
    }

    @DataBoundSetter
    public void setApprovers(String approvers) {
        this.approvers = Names.trimmed(approvers);
    }

    public boolean isEveryApprover() {
        return everyApprover;
    }

    @DataBoundSetter
    public void setEveryApprover(boolean everyApprover) {
        this.everyApprover = everyApprover;
    }

    public boolean isRequesterMayApprove() {
        return requesterMayApprove;
    }

    @DataBoundSetter
    public void setRequesterMayApprove(boolean requesterMayApprove) {
        this.requesterMayApprove = requesterMayApprove;
    }

    public int getTimeoutMinutes() {
        return timeoutMinutes;
    }

    @DataBoundSetter
    public void setTimeoutMinutes(int timeoutMinutes) {
        this.timeoutMinutes = Math.max(1, timeoutMinutes);
    }

    /** Its form. */
    @Extension
    @Symbol("slipwayApprovalRule")
    public static final class DescriptorImpl extends Descriptor<ApprovalRule> {

        @POST
        public FormValidation doCheckTimeoutMinutes(@QueryParameter String value) {
            Jenkins.get().checkPermission(SlipwayPermissions.CONFIGURE);
            return FormValidation.validatePositiveInteger(value);
        }
    }
}
