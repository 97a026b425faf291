package io.slipway.plugin.notifications;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.EnvVars;
import hudson.ProxyConfiguration;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.slipway.notifications.ChatFormat;
import io.slipway.notifications.GitHub;
import io.slipway.notifications.GitLab;
import io.slipway.notifications.MailFormat;
import io.slipway.notifications.Message;
import io.slipway.notifications.Outcome;
import io.slipway.notifications.Post;
import io.slipway.notifications.Progress;
import io.slipway.notifications.Sender;
import io.slipway.notifications.WebhookFormat;
import io.slipway.plugin.Texts;
import io.slipway.plugin.approvals.Approval;
import io.slipway.plugin.approvals.ApprovalsAction;
import io.slipway.plugin.mail.MailTransport;
import io.slipway.plugin.records.RecordChange;
import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.records.ReleasesAction;
import io.slipway.plugin.settings.Notification;
import io.slipway.plugin.settings.NotificationKind;
import io.slipway.plugin.settings.ReleaseEvent;
import io.slipway.plugin.settings.WebAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** One message on its way. Each attempt looks up what it needs, so that credentials that were mended meanwhile hold. */
final class Delivery implements Callable<Outcome> {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Lock[] LOCKS =
            Stream.generate(ReentrantLock::new).limit(64).toArray(Lock[]::new);

    private final RecordChange change;
    private final Optional<ReleaseEvent> event;
    private final Notification notification;
    private final String id = UUID.randomUUID().toString();

    /** @param event what happened; empty where only those are told that show each state */
    Delivery(RecordChange change, Optional<ReleaseEvent> event, Notification notification) {
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
        if (kind.get() == NotificationKind.MAIL) {
            return mail();
        }
        StringCredentials credentials = CredentialsProvider.findCredentialById(
                notification.getCredentialsId(), StringCredentials.class, change.run(), List.of());
        if (credentials == null) {
            return Outcome.refused(Texts.of(Delivery.class, "missing", notification.getCredentialsId()));
        }
        CredentialsProvider.track(change.run(), credentials);
        String secret = credentials.getSecret().getPlainText();
        try {
            Sender sender = new Sender(client(), PATIENCE);
            return kind.get().showsState()
                    ? show(kind.get(), sender, secret)
                    : sender.send(post(kind.get(), message(), secret));
        } catch (IllegalArgumentException address) {
            return Outcome.refused(address.getMessage());
        }
    }

    private Outcome mail() throws IOException {
        Optional<MailTransport> transport = MailTransport.find();
        if (transport.isEmpty()) {
            return Outcome.refused(Texts.of(Delivery.class, "noMailer"));
        }
        List<String> to = Recipients.of(
                event.orElseThrow(), change.run(), approval(), notification.getTo(), transport.get()::address);
        return to.isEmpty()
                ? Outcome.refused(Texts.of(Delivery.class, "noAddress"))
                : transport.get().send(MailFormat.mail(message(), key()), to);
    }

    private Post post(NotificationKind kind, Message message, String secret) {
        return switch (kind) {
            case WEBHOOK -> WebhookFormat.post(message, WebAddress.parse(notification.getUrl()), secret, Instant.now());
            case SLACK -> ChatFormat.slack(message, WebAddress.parse(secret));
            case TEAMS -> ChatFormat.teams(message, WebAddress.parse(secret));
            case MAIL, GITHUB, GITLAB -> throw new IllegalStateException(kind + " is not sent as one request");
        };
    }

    /**
     * Shows how the release stands, unless it stands otherwise by now: then another message does. One at a time for each release, since
     * a message looks for what the one before it made.
     */
    private Outcome show(NotificationKind kind, Sender sender, String secret) throws IOException, InterruptedException {
        Progress progress = progress();
        if (!progress.missing().isEmpty()) {
            return change.record().getState().isOpen() ? Outcome.DELIVERED : Outcome.refused(progress.missing());
        }
        Lock lock = LOCKS[Math.floorMod(progress.key().hashCode(), LOCKS.length)];
        lock.lockInterruptibly();
        try {
            if (isOvertaken()) {
                return Outcome.DELIVERED;
            }
            return kind == NotificationKind.GITHUB
                    ? new GitHub(sender, address(GitHub.API), secret, progress).tell()
                    : new GitLab(sender, address(GitLab.SITE), secret, progress).tell();
        } finally {
            lock.unlock();
        }
    }

    private URI address(URI usual) {
        return notification.getUrl().isEmpty() ? usual : WebAddress.parse(notification.getUrl());
    }

    private boolean isOvertaken() {
        return ReleasesAction.of(change.run()).getRecords().stream()
                .filter(record -> record.getId().equals(change.record().getId()))
                .anyMatch(record -> record.getState() != change.record().getState());
    }

    private Progress progress() throws IOException, InterruptedException {
        Run<?, ?> run = change.run();
        EnvVars job = run.getParent().getEnvironment(null, TaskListener.NULL);
        ReleaseRecord record = change.record();
        return new Progress(
                Facts.of(record, record.getVersion()),
                Facts.source(record, job.getOrDefault("CHANGE_BRANCH", job.getOrDefault("BRANCH_NAME", ""))),
                key(),
                notification.getRepository(),
                link(run.getUrl()));
    }

    /** Names the release among all of this Jenkins. */
    private String key() {
        return change.run().getParent().getFullName() + "#" + change.record().getId();
    }

    private Optional<Approval> approval() {
        return ApprovalsAction.of(change.run()).find("before-" + change.record().getEnvironment());
    }

    /** Made anew each time, as Jenkins' proxy may have been configured otherwise. */
    private static HttpClient client() {
        return ProxyConfiguration.newHttpClientBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .build();
    }

    private Message message() throws IOException {
        ReleaseEvent happened = event.orElseThrow();
        Run<?, ?> run = change.run();
        ReleaseRecord record = change.record();
        Optional<Approval> approval = approval();
        String version = record.getVersion().isEmpty()
                ? approval.map(asked -> asked.getSubject().getVersion()).orElse("")
                : record.getVersion();
        boolean wanted = happened == ReleaseEvent.APPROVAL_WANTED && approval.isPresent();
        return new Message(
                id,
                happened.word(),
                Facts.of(record, version),
                run.getFullDisplayName(),
                link(run.getUrl()),
                wanted ? link(ApprovalsAction.of(run).listUrl(approval.get())) : "",
                wanted ? approval.get().getRequesters() : List.of(),
                record.getState().isOpen()
                        ? ""
                        : ReleasesAction.of(run).report(record).orElse(""));
    }

    /** Empty where Jenkins does not know its own address. */
    private static String link(String page) {
        String root = Jenkins.get().getRootUrl();
        return root == null || root.isEmpty() ? "" : root + page;
    }
}
