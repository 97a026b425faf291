package io.slipway.plugin.steps;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.slipway.plugin.settings.Access;
import io.slipway.plugin.settings.CredentialChoices;
import io.slipway.plugin.settings.EnvironmentName;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What the descriptors of steps have that change an environment. */
public abstract class EnvironmentStepDescriptor extends SlipwayStepDescriptor {

    @POST
    public FormValidation doCheckEnvironment(@AncestorInPath Item item, @QueryParameter String value) {
        Access.toConfigureJob(item).check();
        return EnvironmentName.check(value);
    }

    @POST
    public ListBoxModel doFillCredentialsIdItems(@AncestorInPath Item item, @QueryParameter String credentialsId) {
        return Access.toConfigureJob(item).isGranted()
                ? CredentialChoices.of(item, StandardCredentials.class, credentialsId, CredentialChoices.CLUSTER)
                : CredentialChoices.unchanged(credentialsId);
    }
}
