package io.slipway.plugin.notifications;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.ProxyConfiguration;
import hudson.model.Run;
import io.slipway.plugin.Texts;
import io.slipway.plugin.approvals.Approval;
import io.slipway.plugin.approvals.ApprovalsAction;
import io.slipway.plugin.records.RecordChange;
import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.records.ReleasesAction;
import io.slipway.plugin.settings.Notification;
import io.slipway.plugin.settings.NotificationKind;
import io.slipway.plugin.settings.ReleaseEvent;
import io.slipway.plugin.settings.WebAddress;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** One message on its way. Each attempt looks up what it needs, so that credentials that were mended meanwhile hold. */
final class Delivery implements Callable<Outcome> {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RecordChange change;
    private final ReleaseEvent event;
    private final Notification notification;
    private final String id = UUID.randomUUID().toString();

    Delivery(RecordChange change, ReleaseEvent event, Notification notification) {
        this.change = change;
        this.event = event;
        this.notification = notification;
    }

    @Override
    public Outcome call() throws IOException, InterruptedException {
        Optional<NotificationKind> kind = notification.kind();
        if (kind.isEmpty()) {
            return Outcome.refused(Texts.of(Delivery.class, "kind", notification.getKind()));
        }
        StringCredentials credentials = CredentialsProvider.findCredentialById(
                notification.getCredentialsId(), StringCredentials.class, change.run(), List.of());
        if (credentials == null) {
            return Outcome.refused(Texts.of(Delivery.class, "missing", notification.getCredentialsId()));
        }
        CredentialsProvider.track(change.run(), credentials);
        String secret = credentials.getSecret().getPlainText();
        try {
            return new Sender(client(), PATIENCE).send(post(kind.get(), message(), secret));
        } catch (IllegalArgumentException address) {
            return Outcome.refused(address.getMessage());
        }
    }

    private Post post(NotificationKind kind, Message message, String secret) {
        return switch (kind) {
            case WEBHOOK -> WebhookFormat.post(message, WebAddress.parse(notification.getUrl()), secret, Instant.now());
            case SLACK -> ChatFormat.slack(message, WebAddress.parse(secret));
            case TEAMS -> ChatFormat.teams(message, WebAddress.parse(secret));
        };
    }

    /** Made anew each time, as Jenkins' proxy may have been configured otherwise. */
    private static HttpClient client() {
        return ProxyConfiguration.newHttpClientBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .build();
    }

    private Message message() throws IOException {
        Run<?, ?> run = change.run();
        ReleaseRecord record = change.record();
        Optional<Approval> approval = ApprovalsAction.of(run).find("before-" + record.getEnvironment());
        String version = record.getVersion().isEmpty()
                ? approval.map(asked -> asked.getSubject().getVersion()).orElse("")
                : record.getVersion();
        String root = Optional.ofNullable(Jenkins.get().getRootUrl()).orElse("");
        boolean wanted = event == ReleaseEvent.APPROVAL_WANTED && approval.isPresent() && !root.isEmpty();
        return new Message(
                id,
                event,
                record,
                version,
                run.getFullDisplayName(),
                root.isEmpty() ? "" : root + run.getUrl(),
                wanted ? root + ApprovalsAction.of(run).listUrl(approval.get()) : "",
                record.getState().isOpen()
                        ? ""
                        : ReleasesAction.of(run).report(record).orElse(""));
    }
}
