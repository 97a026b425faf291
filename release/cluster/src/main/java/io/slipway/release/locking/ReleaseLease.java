package io.slipway.release.locking;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.release.problems.AtExit;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.revisions.ReleaseTarget;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The right to change one release: a Lease {@code slipway-<release>} in its namespace, renewed while it is held and deleted
 * when given back. One that is not renewed any more, because its holder was killed, is taken over after {@link #LASTS}.
 *
 * <p>Whether it is still renewed is seen by looking twice, never by comparing the clocks of two machines. Its holder does the
 * same sum: once its last renewal is older than the lease lasts, another may have taken it, and it is lost.
 */
public final class ReleaseLease implements AutoCloseable {

    private static final Duration LASTS = Duration.ofSeconds(15);
    private static final Times TIMES = new Times(LASTS, Duration.ofSeconds(4), Duration.ofMillis(500));

    /**
     * How long it lasts, how often it is renewed and looked at.
     *
     * @param pause between two looks
     */
    record Times(Duration lasts, Duration renewed, Duration pause) {

        /** Long enough to see that nobody renews it any more. */
        private Duration leastPatience() {
            return lasts.plus(renewed);
        }
    }

    private final KubernetesClient client;
    private final ReleaseTarget target;
    private final String holder;
    private final Times times;
    private final ScheduledExecutorService renewal = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "lease");
        thread.setDaemon(true);
        return thread;
    });
    private final CompletableFuture<Void> lost = new CompletableFuture<>();
    private Lease held;
    private Optional<Instant> abandonedSince = Optional.empty();
    private volatile Supplier<Duration> sinceRenewal = () -> Duration.ZERO;
    private AtExit.Registration atExit = () -> {};

    private ReleaseLease(KubernetesClient client, ReleaseTarget target, String holder, Times times) {
        this.times = times;
        this.client = client;
        this.target = target;
        this.holder = holder;
    }

    /**
     * Takes the lease, waiting for it where asked to.
     *
     * @param holder who takes it, for whoever finds it taken
     * @param patience how long to wait at most
     * @param waiting is told who holds it, each time that is somebody else
     * @throws SlipwayException (failed) when somebody else holds it for too long
     */
    public static ReleaseLease acquire(
            KubernetesClient client,
            ReleaseTarget target,
            String holder,
            OnBusy onBusy,
            Duration patience,
            Consumer<String> waiting) {
        return acquire(client, target, holder, onBusy, patience, waiting, TIMES);
    }

    // What it schedules never throws, so its futures tell nothing.
    @SuppressWarnings("FutureReturnValueIgnored")
    static ReleaseLease acquire(
            KubernetesClient client,
            ReleaseTarget target,
            String holder,
            OnBusy onBusy,
            Duration patience,
            Consumer<String> waiting,
            Times times) {
        ReleaseLease lease = new ReleaseLease(client, target, holder, times);
        lease.acquire(onBusy, patience, waiting);
        lease.atExit = AtExit.run(lease::giveBack);
        lease.renewal.scheduleWithFixedDelay(
                lease::renewOrLose, times.renewed().toMillis(), times.renewed().toMillis(), TimeUnit.MILLISECONDS);
        // In a thread of its own: a renewal may hang on the network for longer than the lease lasts.
        lease.renewal.scheduleWithFixedDelay(
                lease::isHeld, times.pause().toMillis(), times.pause().toMillis(), TimeUnit.MILLISECONDS);
        return lease;
    }

    private void acquire(OnBusy onBusy, Duration patience, Consumer<String> waiting) {
        long begun = System.nanoTime();
        long watchedFrom = begun;
        long seenAt = begun;
        Optional<Lease> seen = Optional.empty();
        while (!tryToTake(seen, since(seenAt))) {
            AtExit.refuseToBegin(target);
            Optional<Lease> now = read();
            if (now.map(ReleaseLease::holderOf).orElse("").isEmpty()) {
                seen = now;
                continue;
            }
            String other = holderOf(now.get());
            boolean changed = !seen.map(ReleaseLease::version).equals(now.map(ReleaseLease::version));
            if (changed) {
                if (!seen.map(ReleaseLease::holderOf).equals(Optional.of(other))) {
                    waiting.accept(other);
                }
                seenAt = System.nanoTime();
                watchedFrom = seen.isEmpty() ? seenAt : watchedFrom;
            }
            boolean alive = seen.isPresent() && changed;
            // Calls may be slow: whether somebody renews it is known from when it was first seen.
            boolean abandoned = since(seenAt).compareTo(times.lasts()) >= 0;
            boolean waitedLongEnough = since(begun).compareTo(patience) > 0
                    && since(watchedFrom).compareTo(times.leastPatience()) > 0
                    && !abandoned;
            if ((onBusy == OnBusy.FAIL && (alive || isFresh(now.get()))) || waitedLongEnough) {
                throw busy(other, onBusy);
            }
            seen = now;
            pause(times.pause());
        }
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    /** Renewed only just, if the clocks agree; if they do not, looking twice will tell. */
    private boolean isFresh(Lease lease) {
        ZonedDateTime renewed = lease.getSpec().getRenewTime();
        return renewed != null
                && Duration.between(renewed, ZonedDateTime.now(ZoneOffset.UTC))
                                .abs()
                                .compareTo(times.lasts())
                        < 0;
    }

    private boolean tryToTake(Optional<Lease> seen, Duration unchanged) {
        Supplier<Duration> now = LeaseClock.start();
        try {
            if (seen.isEmpty()) {
                sinceRenewal = now;
                held = client.resource(fresh().build()).create();
                return true;
            }
            if (!holderOf(seen.get()).isEmpty() && unchanged.compareTo(times.lasts()) < 0) {
                return false;
            }
            sinceRenewal = now;
            held = client.resource(fresh().editMetadata()
                            .withResourceVersion(version(seen.get()))
                            .endMetadata()
                            .build())
                    .update();
            abandonedSince = seen.map(left -> left.getSpec().getAcquireTime()).map(ZonedDateTime::toInstant);
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT || e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND && seen.isEmpty()) {
                    throw e;
                }
                return false;
            }
            throw e;
        }
    }

    private LeaseBuilder fresh() {
        ZonedDateTime now = now();
        return new LeaseBuilder()
                .withNewMetadata()
                .withName(name())
                .withNamespace(target.namespace())
                .addToLabels("app.kubernetes.io/managed-by", "slipway")
                .endMetadata()
                .withNewSpec()
                .withHolderIdentity(holder)
                .withLeaseDurationSeconds((int) times.lasts().toSeconds())
                .withAcquireTime(now)
                .withRenewTime(now)
                .endSpec();
    }

    /** The API takes six digits of a second. */
    private static ZonedDateTime now() {
        return ZonedDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }

    private String name() {
        return "slipway-" + target.release();
    }

    private Optional<Lease> read() {
        return Optional.ofNullable(
                client.leases().inNamespace(target.namespace()).withName(name()).get());
    }

    private static String holderOf(Lease lease) {
        return Optional.ofNullable(lease.getSpec().getHolderIdentity()).orElse("");
    }

    private static String version(Lease lease) {
        return lease.getMetadata().getResourceVersion();
    }

    private SlipwayException busy(String other, OnBusy onBusy) {
        return SlipwayException.failed(Problem.of("another release is under way: " + other)
                .at("lease " + target.namespace() + "/" + name())
                .fix(onBusy == OnBusy.FAIL ? "wait for it with --on-busy wait" : "try again when it has ended"));
    }

    /** A task that throws is not run again. */
    private void renewOrLose() {
        try {
            renew();
        } catch (RuntimeException e) {
            isHeld();
        }
    }

    private synchronized void renew() {
        if (!isHeld()) {
            return;
        }
        // From before the question: what counts is when the cluster took note of it, at the latest.
        Supplier<Duration> now = LeaseClock.start();
        try {
            held = client.resource(new LeaseBuilder(held)
                            .editSpec()
                            .withRenewTime(now())
                            .endSpec()
                            .build())
                    .update();
            sinceRenewal = now;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT || e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                adoptOrLose();
            }
            // Else the next turn may succeed, before it is too late.
        }
    }

    /** The answer to a renewal may have got lost, so that the newer version is ours; else it is somebody else's by now. */
    private void adoptOrLose() {
        try {
            Optional<Lease> there = read().filter(this::isOurs);
            there.ifPresent(lease -> held = lease);
            if (there.isEmpty()) {
                lost.complete(null);
            }
        } catch (KubernetesClientException e) {
            // The next turn tells.
        }
    }

    private boolean isOurs(Lease lease) {
        return holder.equals(holderOf(lease))
                && Objects.equals(
                        lease.getMetadata().getUid(), held.getMetadata().getUid())
                && Objects.equals(
                        lease.getSpec().getAcquireTime(), held.getSpec().getAcquireTime());
    }

    /** Whether nobody else can have it: to be asked before anything is changed. */
    public boolean isHeld() {
        if (sinceRenewal.get().compareTo(times.lasts()) >= 0) {
            lost.complete(null);
        }
        return !lost.isDone();
    }

    /** When somebody took it, by their own clock, who was killed and never gave it back; empty where nobody was. */
    public Optional<Instant> abandonedSince() {
        return abandonedSince;
    }

    /** Is completed when somebody else has it, or may have it: whatever was begun must end then. */
    public CompletableFuture<Void> lost() {
        return lost;
    }

    /** The problem of whoever lost it. */
    public SlipwayException lostException() {
        String other = describeOther();
        return SlipwayException.failed(Problem.of("the lease was lost" + other
                        + ", so this release was ended: it was suspended, or the cluster did not answer, for "
                        + times.lasts().toSeconds() + " s or longer")
                .at("lease " + target.namespace() + "/" + name())
                .fix("look at what runs there (slipway status), then release again"));
    }

    private String describeOther() {
        try {
            return read().map(ReleaseLease::holderOf)
                    .filter(name -> !name.isEmpty() && !name.equals(holder))
                    .map(name -> " to " + name)
                    .orElse("");
        } catch (KubernetesClientException e) {
            return "";
        }
    }

    /** As if its process were suspended. */
    void stopRenewing() {
        renewal.shutdownNow();
    }

    private void giveBack() {
        renewal.shutdown();
        delete();
    }

    /** After a renewal that may be under way, since both are synchronized. */
    private synchronized void delete() {
        try {
            if (!lost.isDone() || read().filter(this::isOurs).isPresent()) {
                client.resource(held).lockResourceVersion().delete();
            }
        } catch (KubernetesClientException e) {
            // Somebody else's by now, or it will run out.
        }
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SlipwayException.failed(Problem.of("interrupted while waiting for another release"));
        }
    }

    @Override
    public void close() {
        giveBack();
        atExit.cancel();
    }
}
