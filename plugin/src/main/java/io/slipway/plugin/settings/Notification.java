package io.slipway.plugin.settings;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.slipway.notifications.MailAddress;
import io.slipway.plugin.Names;
import io.slipway.plugin.Texts;
import io.slipway.plugin.mail.MailTransport;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Who is told of the releases to an environment, and of which of their changes. */
public final class Notification implements Describable<Notification> {

    private static final Pattern REPOSITORY = Pattern.compile("[\\w.-]+(/[\\w.-]+)+");

    private final String kind;
    private String url = "";
    private String credentialsId = "";
    private String events = "";
    private String repository = "";
    private String to = "";

    @DataBoundConstructor
    public Notification(String kind) {
        this.kind = Names.trimmed(kind);
    }

    public String getKind() {
        return kind;
    }

    /** Of a webhook of your own, or of the API of GitHub or GitLab; those of Slack and Teams are secrets, and therefore credentials. */
    public String getUrl() {
        return url;
    }

    @DataBoundSetter
    public void setUrl(String url) {
        this.url = Names.trimmed(url);
    }

    /**
     * Of a secret text: what a webhook's messages are signed with, the address that Slack or Teams gave, or a token of GitHub or
     * GitLab.
     */
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Names.orEmpty(credentialsId);
    }

    public String getEvents() {
        return events;
    }

    @DataBoundSetter
    public void setEvents(String events) {
        this.events = Names.trimmed(events);
    }

    /** At GitHub or GitLab, such as {@code owner/name}; empty for the one that the commit came from. */
    public String getRepository() {
        // A configuration that an older Slipway saved has none.
        return Names.orEmpty(repository);
    }

    @DataBoundSetter
    public void setRepository(String repository) {
        this.repository = Names.trimmed(repository);
    }

    /** Addresses of mail, separated by commas; empty for those of approvers and requesters. */
    public String getTo() {
        // A configuration that an older Slipway saved has none.
        return Names.orEmpty(to);
    }

    @DataBoundSetter
    public void setTo(String to) {
        this.to = Names.trimmed(to);
    }

    /** Empty when it is none that exists. */
    public Optional<NotificationKind> kind() {
        return NotificationKind.of(kind);
    }

    /** Whether to tell of an event: of those that are named; without names, of all but waiting for a turn. */
    public boolean isFor(ReleaseEvent event) {
        List<String> named = Names.split(events);
        return named.isEmpty() ? event != ReleaseEvent.WAITING : named.contains(event.word());
    }

    /** Its form. */
    @Extension
    @Symbol("slipwayNotification")
    public static final class DescriptorImpl extends Descriptor<Notification> {

        @POST
        public ListBoxModel doFillKindItems(@AncestorInPath Item item) {
            Access.toConfigure(item).check();
            ListBoxModel kinds = new ListBoxModel();
            for (NotificationKind kind : NotificationKind.values()) {
                kinds.add(Texts.of(Notification.class, kind.word()), kind.word());
            }
            return kinds;
        }

        @POST
        public FormValidation doCheckKind(@AncestorInPath Item item, @QueryParameter String value) {
            Access.toConfigure(item).check();
            boolean missing = NotificationKind.MAIL.word().equals(value)
                    && MailTransport.find().isEmpty();
            return missing ? FormValidation.error(Texts.of(Notification.class, "noMailer")) : FormValidation.ok();
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(@AncestorInPath Item item, @QueryParameter String credentialsId) {
            Access access = Access.toConfigure(item);
            return access.isGranted()
                    ? CredentialChoices.of(item, StringCredentials.class, credentialsId, CredentialsMatchers.always())
                    : CredentialChoices.unchanged(credentialsId);
        }

        @POST
        public FormValidation doCheckUrl(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String kind) {
            Access.toConfigure(item).check();
            boolean shown = NotificationKind.of(kind)
                    .filter(NotificationKind::showsState)
                    .isPresent();
            boolean empty = Names.trimmed(value).isEmpty();
            if (shown && empty) {
                return FormValidation.ok();
            }
            if (!shown && !NotificationKind.WEBHOOK.word().equals(kind)) {
                return empty ? FormValidation.ok() : FormValidation.error(Texts.of(Notification.class, "noUrl"));
            }
            try {
                WebAddress.parse(Names.orEmpty(value));
                return FormValidation.ok();
            } catch (IllegalArgumentException wrong) {
                return FormValidation.error(wrong.getMessage());
            }
        }

        @POST
        public FormValidation doCheckTo(@AncestorInPath Item item, @QueryParameter String value) {
            Access.toConfigure(item).check();
            return wrongAddress(value)
                    .map(wrong -> FormValidation.error(Texts.of(Notification.class, "noAddress", wrong)))
                    .orElseGet(FormValidation::ok);
        }

        static Optional<String> wrongAddress(String to) {
            return Names.split(to).stream()
                    .filter(address -> MailAddress.of(address).isEmpty())
                    .findFirst();
        }

        @POST
        public FormValidation doCheckRepository(@AncestorInPath Item item, @QueryParameter String value) {
            Access.toConfigure(item).check();
            boolean right = Names.trimmed(value).isEmpty()
                    || REPOSITORY.matcher(value.trim()).matches();
            return right ? FormValidation.ok() : FormValidation.error(Texts.of(Notification.class, "noRepository"));
        }

        @POST
        public FormValidation doCheckEvents(@AncestorInPath Item item, @QueryParameter String value) {
            Access.toConfigure(item).check();
            return unknown(value)
                    .map(word -> FormValidation.error(Texts.of(Notification.class, "unknown", word, known())))
                    .orElseGet(FormValidation::ok);
        }

        static Optional<String> unknown(String events) {
            return Names.split(events).stream()
                    .filter(word -> ReleaseEvent.of(word).isEmpty())
                    .findFirst();
        }

        private static String known() {
            return Arrays.stream(ReleaseEvent.values()).map(ReleaseEvent::word).collect(Collectors.joining(", "));
        }
    }
}
