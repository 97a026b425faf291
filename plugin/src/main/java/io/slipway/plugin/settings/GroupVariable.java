package io.slipway.plugin.settings;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.ListBoxModel;
import io.slipway.plugin.Names;
import java.io.Serializable;
import java.util.function.UnaryOperator;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A variable of a group or of one release: a value in clear, or a secret text of the credentials. */
public final class GroupVariable implements Describable<GroupVariable>, Serializable {

    private static final long serialVersionUID = 1L;

    private final String name;
    private String value = "";
    private String credentialsId = "";

    @DataBoundConstructor
    public GroupVariable(String name) {
        this.name = Names.trimmed(name);
    }

    public String getName() {
        return name;
    }

    public String getValue() {
        return value;
    }

    @DataBoundSetter
    public void setValue(String value) {
        this.value = Names.orEmpty(value);
    }

    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Names.orEmpty(credentialsId);
    }

    public boolean isSecret() {
        return !credentialsId.isEmpty();
    }

    /** The same with the variables of a build in it. */
    public GroupVariable expanded(UnaryOperator<String> expand) {
        GroupVariable expanded = new GroupVariable(expand.apply(name));
        expanded.value = expand.apply(value);
        expanded.credentialsId = expand.apply(credentialsId);
        return expanded;
    }

    /** Its form. */
    @Extension
    @Symbol("slipwayVariable")
    public static final class DescriptorImpl extends Descriptor<GroupVariable> {

        @POST
        public ListBoxModel doFillCredentialsIdItems(@AncestorInPath Item item, @QueryParameter String credentialsId) {
            Access access = Access.toConfigure(item);
            return access.isGranted()
                    ? CredentialChoices.of(item, StringCredentials.class, credentialsId, CredentialsMatchers.always())
                    : CredentialChoices.unchanged(credentialsId);
        }
    }
}
