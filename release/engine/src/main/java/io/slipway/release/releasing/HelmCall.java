package io.slipway.release.releasing;

import io.slipway.release.problems.SlipwayException;
import io.slipway.release.revisions.Revision;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** One call of Helm in a thread of its own, which an interrupt ends. */
final class HelmCall {

    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final AtomicReference<RuntimeException> error = new AtomicReference<>();
    private final AtomicReference<Optional<Revision>> made = new AtomicReference<>(Optional.empty());
    private final Thread thread;

    private HelmCall(Supplier<Optional<Revision>> helm) {
        thread = new Thread(() -> run(helm), "helm");
        thread.setDaemon(true);
    }

    static HelmCall start(Supplier<Optional<Revision>> helm) {
        HelmCall call = new HelmCall(helm);
        call.thread.start();
        return call;
    }

    private void run(Supplier<Optional<Revision>> helm) {
        try {
            made.set(helm.get());
        } catch (RuntimeException e) {
            error.set(e);
        } finally {
            ended.complete(null);
        }
    }

    CompletableFuture<Void> ended() {
        return ended;
    }

    /** Ends it, and returns when it has ended: its revision is marked as failed then. */
    void interrupt() {
        thread.interrupt();
        ended.join();
    }

    /** The revision that it made, once it has ended without an error. */
    Optional<Revision> made() {
        return made.get();
    }

    Optional<SlipwayException> error() {
        RuntimeException thrown = error.get();
        if (thrown == null || thrown instanceof SlipwayException) {
            return Optional.ofNullable((SlipwayException) thrown);
        }
        throw thrown;
    }
}
