package io.slipway.plugin.settings;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import hudson.model.Item;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** The credentials that a form offers. */
public final class CredentialChoices {

    /** A kubeconfig as a secret file, or a token as a secret text. */
    public static final CredentialsMatcher CLUSTER = CredentialsMatchers.anyOf(
            CredentialsMatchers.instanceOf(FileCredentials.class),
            CredentialsMatchers.instanceOf(StringCredentials.class));

    private CredentialChoices() {}

    public static ListBoxModel of(
            Item item, Class<? extends StandardCredentials> type, String current, CredentialsMatcher matcher) {
        StandardListBoxModel choices = new StandardListBoxModel();
        choices.includeEmptyValue();
        if (item == null) {
            choices.includeMatchingAs(ACL.SYSTEM2, Jenkins.get(), type, List.of(), matcher);
        } else {
            choices.includeMatchingAs(ACL.SYSTEM2, item, type, List.of(), matcher);
        }
        choices.includeCurrentValue(current == null ? "" : current);
        return choices;
    }

    /** For who may not see which credentials there are. */
    public static ListBoxModel unchanged(String current) {
        return new StandardListBoxModel().includeCurrentValue(current == null ? "" : current);
    }
}
