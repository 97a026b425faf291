package io.slipway.plugin.notifications;

import hudson.Extension;
import io.slipway.notifications.Outbox;
import io.slipway.plugin.records.RecordChange;
import io.slipway.plugin.records.RecordListener;
import io.slipway.plugin.settings.Notification;
import io.slipway.plugin.settings.NotificationKind;
import io.slipway.plugin.settings.ReleaseEvent;
import io.slipway.plugin.settings.Settings;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Tells those whom the environment's configuration names. */
@Extension
public final class Notifier extends RecordListener {

    /** A system that does not answer holds one of them for some seconds, and no build. */
    private static final int THREADS = 4;

    private final Outbox outbox = outbox();

    private static Outbox outbox() {
        ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(THREADS, task -> {
            Thread thread = new Thread(task, "Slipway notifications");
            thread.setDaemon(true);
            return thread;
        });
        threads.setKeepAliveTime(1, TimeUnit.MINUTES);
        threads.allowCoreThreadTimeOut(true);
        return new Outbox((task, pause) -> threads.schedule(task, pause.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void onChange(RecordChange change) {
        Optional<ReleaseEvent> event = change.event();
        String environment = change.record().getEnvironment();
        for (Notification notification :
                Settings.of(change.run().getParent()).environment(environment).getNotifications()) {
            boolean shows =
                    notification.kind().filter(NotificationKind::showsState).isPresent();
            if (shows || event.filter(notification::isFor).isPresent()) {
                String what = event.map(ReleaseEvent::word)
                        .orElseGet(() -> change.record().getState().name());
                String name = "the " + notification.getKind() + " message " + what + " of "
                        + change.run().getParent().getFullName() + " #"
                        + change.run().getNumber() + " to " + environment;
                outbox.send(name, new Delivery(change, event, notification));
            }
        }
    }
}
