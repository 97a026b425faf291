package io.slipway.plugin.settings;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.slipway.plugin.Names;
import io.slipway.plugin.Texts;
import io.slipway.plugin.reports.Bounded;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What Jenkins adds to an environment of {@code slipway.yaml} that has this name. */
public final class EnvironmentSettings implements Describable<EnvironmentSettings> {

    /** As a policy names credentials. */
    private static final Pattern NAMEABLE = Pattern.compile("[A-Za-z0-9._][A-Za-z0-9._-]{0,99}");

    private final String name;
    private String credentialsId = "";
    private String server = "";
    private String certificateAuthority = "";
    private String releasers = "";
    private EnvironmentChecks checks;
    private String checkCredentials = "";
    private String queue = "";
    private ApprovalRule approval;
    private Verification verification;
    private List<Notification> notifications = new ArrayList<>();

    @DataBoundConstructor
    public EnvironmentSettings(String name) {
        this.name = Names.trimmed(name);
    }

    /** Of an environment that nothing is configured for. */
    static EnvironmentSettings plain(String name) {
        return new EnvironmentSettings(name);
    }

    public String getName() {
        return name;
    }

    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Names.orEmpty(credentialsId);
    }

    /** Of the cluster; needed when the credentials are a token and not a kubeconfig. */
    public String getServer() {
        return server;
    }

    @DataBoundSetter
    public void setServer(String server) {
        this.server = Names.trimmed(server);
    }

    /** In PEM, for a token; empty when the cluster's certificate is one that everybody trusts. */
    public String getCertificateAuthority() {
        return certificateAuthority;
    }

    @DataBoundSetter
    public void setCertificateAuthority(String certificateAuthority) {
        this.certificateAuthority = Names.trimmed(certificateAuthority);
    }

    public String getReleasers() {
        return releasers;
    }

    @DataBoundSetter
    public void setReleasers(String releasers) {
        this.releasers = Names.trimmed(releasers);
    }

    /** Null where the policy in the cluster stays as it is, as the form wants it. */
    public EnvironmentChecks getChecks() {
        return checks;
    }

    @DataBoundSetter
    public void setChecks(EnvironmentChecks checks) {
        this.checks = checks;
    }

    /** What slipway writes into the cluster as its policy; empty where that stays as it is. */
    public Optional<EnvironmentChecks> policy() {
        return Optional.ofNullable(checks);
    }

    /** IDs of the credentials that the environment's checks may use. */
    public String getCheckCredentials() {
        return Names.orEmpty(checkCredentials);
    }

    @DataBoundSetter
    public void setCheckCredentials(String checkCredentials) {
        this.checkCredentials = Names.trimmed(checkCredentials);
    }

    /** The same, one by one; an ID that no policy can name is left out. */
    public List<String> checkCredentialsIds() {
        return Names.split(getCheckCredentials()).stream()
                .filter(id -> NAMEABLE.matcher(id).matches())
                .toList();
    }

    /** Which builds go on that wait here: {@code all}, or only the {@code latest}. */
    public String getQueue() {
        return ReleaseQueue.of(queue).word();
    }

    @DataBoundSetter
    public void setQueue(String queue) {
        this.queue = ReleaseQueue.of(queue).word();
    }

    /** Whether a build that waits here gives way to a newer one that waits, too. */
    public boolean isLatestOnly() {
        return ReleaseQueue.of(queue) == ReleaseQueue.LATEST;
    }

    public ApprovalRule getApproval() {
        return approval;
    }

    @DataBoundSetter
    public void setApproval(ApprovalRule approval) {
        this.approval = approval;
    }

    public Verification getVerification() {
        return verification;
    }

    @DataBoundSetter
    public void setVerification(Verification verification) {
        this.verification = verification;
    }

    public List<Notification> getNotifications() {
        // A configuration that an older Slipway saved has none.
        return notifications == null ? List.of() : List.copyOf(notifications);
    }

    @DataBoundSetter
    public void setNotifications(List<Notification> notifications) {
        this.notifications = new ArrayList<>(notifications == null ? List.of() : notifications);
    }

    public Optional<ApprovalRule> approvalRule() {
        return Optional.ofNullable(approval);
    }

    public Optional<Verification> check() {
        return Optional.ofNullable(verification);
    }

    /** Users and groups that may release here from the board; empty for all who have the permission. */
    public List<String> releaserNames() {
        return Names.split(releasers);
    }

    /** Its form. */
    @Extension
    @Symbol("slipwayEnvironment")
    public static final class DescriptorImpl extends Descriptor<EnvironmentSettings> {

        @POST
        public FormValidation doCheckName(@AncestorInPath Item item, @QueryParameter String value) {
            Access.toConfigure(item).check();
            return EnvironmentName.check(value);
        }

        @POST
        public FormValidation doCheckCheckCredentials(@AncestorInPath Item item, @QueryParameter String value) {
            Access.toConfigure(item).check();
            List<String> wrong = Names.split(value).stream()
                    .filter(id -> !NAMEABLE.matcher(id).matches())
                    .toList();
            return wrong.isEmpty()
                    ? FormValidation.ok()
                    : FormValidation.error(Texts.of(EnvironmentSettings.class, "noId", String.join(", ", wrong)));
        }

        /** Of the fields as they are on the form. */
        @POST
        public FormValidation doTestConnection(
                @AncestorInPath Item item,
                @QueryParameter String name,
                @QueryParameter String credentialsId,
                @QueryParameter String server,
                @QueryParameter String certificateAuthority)
                throws InterruptedException {
            Access.toConfigure(item).check();
            if (item != null) {
                // Credentials of a job or folder go to a server of the form: only who may configure the item may send
                // them.
                item.checkPermission(Item.CONFIGURE);
            }
            EnvironmentSettings environment = new EnvironmentSettings(name);
            environment.setCredentialsId(credentialsId);
            environment.setServer(server);
            environment.setCertificateAuthority(certificateAuthority);
            if (environment.getCredentialsId().isEmpty() || !EnvironmentName.isRight(environment.getName())) {
                return FormValidation.error(Texts.of(EnvironmentSettings.class, "incomplete"));
            }
            try {
                ConnectionTest test = ExtensionList.lookupSingleton(ConnectionTest.class);
                return FormValidation.ok(test.reached(Optional.ofNullable(item), environment));
            } catch (IOException e) {
                return FormValidation.error(Bounded.text(e.getMessage()));
            }
        }

        @POST
        public ListBoxModel doFillQueueItems(@AncestorInPath Item item) {
            Access.toConfigure(item).check();
            ListBoxModel items = new ListBoxModel();
            items.add(Texts.of(EnvironmentSettings.class, "all"), ReleaseQueue.ALL.word());
            items.add(Texts.of(EnvironmentSettings.class, "latest"), ReleaseQueue.LATEST.word());
            return items;
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(@AncestorInPath Item item, @QueryParameter String credentialsId) {
            Access access = Access.toConfigure(item);
            return access.isGranted()
                    ? CredentialChoices.of(item, StandardCredentials.class, credentialsId, CredentialChoices.CLUSTER)
                    : CredentialChoices.unchanged(credentialsId);
        }
    }
}
