package io.slipway.plugin.steps;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.slipway.plugin.Texts;
import io.slipway.plugin.settings.Access;
import io.slipway.plugin.settings.CredentialChoices;
import io.slipway.plugin.settings.EnvironmentName;
import java.util.List;
import java.util.regex.Pattern;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What the descriptors of steps have that change an environment. */
public abstract class EnvironmentStepDescriptor extends SlipwayStepDescriptor {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,6}h)?(\\d{1,6}m)?(\\d{1,6}s)?");

    @POST
    public FormValidation doCheckEnvironment(@AncestorInPath Item item, @QueryParameter String value) {
        Access.toConfigureJob(item).check();
        return EnvironmentName.check(value);
    }

    /** Slipway itself says more exactly what is wrong; this is for who types it. */
    @POST
    public FormValidation doCheckTimeout(@AncestorInPath Item item, @QueryParameter String value) {
        Access.toConfigureJob(item).check();
        boolean right = value == null || DURATION.matcher(value.trim()).matches();
        return right ? FormValidation.ok() : FormValidation.error(Texts.of(EnvironmentStep.class, "noDuration"));
    }

    @POST
    public ListBoxModel doFillOnPendingItems(@AncestorInPath Item item) {
        Access.toConfigureJob(item).check();
        ListBoxModel items = new ListBoxModel();
        items.add(Texts.of(SlipwayStep.class, "helmDefault"), "");
        List.of("fail", "wait", "recover").forEach(choice -> items.add(choice, choice));
        return items;
    }

    @POST
    public ListBoxModel doFillCredentialsIdItems(@AncestorInPath Item item, @QueryParameter String credentialsId) {
        return Access.toConfigureJob(item).isGranted()
                ? CredentialChoices.of(item, StandardCredentials.class, credentialsId, CredentialChoices.CLUSTER)
                : CredentialChoices.unchanged(credentialsId);
    }
}
