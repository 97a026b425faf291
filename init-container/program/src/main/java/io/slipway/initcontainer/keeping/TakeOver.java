package io.slipway.initcontainer.keeping;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Asks running pods for files of earlier releases, for a short time and without ever failing: a pod that finds nobody, or
 * somebody who lies, is slow or falls silent, starts with what it has.
 */
final class TakeOver {
    /** Each connection may reach another pod; pods of two earlier releases may run at once. */
    private static final int ROUNDS = 3;

    private static final long MILLISECONDS_TO_CONNECT = 2500;
    private static final long MILLISECONDS = 5000;

    private final String address;
    private final String release;
    private final String basePath;
    private final KeepLimits limits;
    private final KeptFiles kept;
    private final Set<String> own;
    private volatile boolean answered;
    private volatile String reason = "it does not answer in time";

    /**
     * @param address of a Service whose pods are asked, {@code host:port}
     * @param release that this pod is of
     * @param own paths of its own files
     */
    TakeOver(String address, String release, String basePath, KeepLimits limits, KeptFiles kept, Set<String> own) {
        this.address = address;
        this.release = release;
        this.basePath = basePath;
        this.limits = limits;
        this.kept = kept;
        this.own = own;
    }

    /** Returns what was taken when there is no more, or when time is up. */
    Collection<ContentFile> run() {
        Thread thread = new Thread("peers") {
            @Override
            public void run() {
                ask();
            }
        };
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(MILLISECONDS_TO_CONNECT);
            if (answered) {
                thread.join(MILLISECONDS - MILLISECONDS_TO_CONNECT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return kept.close();
    }

    boolean isAnswered() {
        return answered;
    }

    /** Why nobody was found. */
    String reason() {
        return reason;
    }

    private void ask() {
        try {
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < ROUNDS; i++) {
                try (Peer peer = new Peer(address, basePath)) {
                    String list = peer.list();
                    answered = true;
                    if (seen.add(list)) {
                        take(peer, ContentList.parse(list));
                    }
                }
            }
        } catch (KeptFiles.VolumeException e) {
            kept.drop();
            reason = "the volume is full";
        } catch (IOException | RuntimeException e) {
            reason = String.valueOf(e.getMessage());
        }
    }

    private void take(Peer peer, ContentList list) throws IOException {
        if (!list.basePath().equals(basePath)) {
            return;
        }
        long now = System.currentTimeMillis() / 1000;
        List<ContentFile> chosen = limits.choose(list, list.release().equals(release), own, now);
        peer.fetch(kept.missing(chosen), new Peer.Receiver() {
            @Override
            public void receive(ContentFile file, InputStream body) throws IOException {
                kept.take(file, body);
            }
        });
    }
}
