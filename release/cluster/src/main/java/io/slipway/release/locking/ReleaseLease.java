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
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The right to change one release: a Lease {@code slipway-<release>} in its namespace, renewed while it is held and deleted
 * when given back. One that is not renewed any more, because its holder was killed, is taken over after {@link #LASTS}.
 *
 * <p>Whether it is still renewed is seen by looking twice, never by comparing the clocks of two machines.
 */
public final class ReleaseLease implements AutoCloseable {

    private static final Duration LASTS = Duration.ofSeconds(15);
    private static final Duration RENEWED = Duration.ofSeconds(4);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** Long enough to see that nobody renews it any more. */
    private static final Duration LEAST_PATIENCE = LASTS.plus(RENEWED);

    private final KubernetesClient client;
    private final ReleaseTarget target;
    private final String holder;
    private final ScheduledExecutorService renewal = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "lease");
        thread.setDaemon(true);
        return thread;
    });
    private Lease held;
    private AtExit.Registration atExit = () -> {};

    private ReleaseLease(KubernetesClient client, ReleaseTarget target, String holder) {
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
        ReleaseLease lease = new ReleaseLease(client, target, holder);
        lease.acquire(onBusy, patience, waiting);
        lease.atExit = AtExit.run(lease::giveBack);
        lease.renewal.scheduleWithFixedDelay(
                lease::renew, RENEWED.toMillis(), RENEWED.toMillis(), TimeUnit.MILLISECONDS);
        return lease;
    }

    private void acquire(OnBusy onBusy, Duration patience, Consumer<String> waiting) {
        long begun = System.nanoTime();
        long seenAt = begun;
        Optional<Lease> seen = Optional.empty();
        while (!tryToTake(seen, Duration.ofNanos(System.nanoTime() - seenAt))) {
            AtExit.refuseToBegin(target);
            Optional<Lease> now = read();
            if (now.isEmpty()) {
                seen = now;
                continue;
            }
            String other = holderOf(now.get());
            if (!seen.map(ReleaseLease::version).equals(now.map(ReleaseLease::version))) {
                if (!seen.map(ReleaseLease::holderOf).equals(Optional.of(other))) {
                    waiting.accept(other);
                }
                seenAt = System.nanoTime();
            }
            boolean alive = seen.isPresent() && !seen.map(ReleaseLease::version).equals(now.map(ReleaseLease::version));
            Duration waited = Duration.ofNanos(System.nanoTime() - begun);
            if ((onBusy == OnBusy.FAIL && (alive || isFresh(now.get())))
                    || (waited.compareTo(patience) > 0 && waited.compareTo(LEAST_PATIENCE) > 0)) {
                throw busy(other, onBusy);
            }
            seen = now;
            pause();
        }
    }

    /** Renewed only just, if the clocks agree; if they do not, looking twice will tell. */
    private static boolean isFresh(Lease lease) {
        ZonedDateTime renewed = lease.getSpec().getRenewTime();
        return renewed != null
                && Duration.between(renewed, ZonedDateTime.now(ZoneOffset.UTC))
                                .abs()
                                .compareTo(LASTS)
                        < 0;
    }

    private boolean tryToTake(Optional<Lease> seen, Duration unchanged) {
        try {
            if (seen.isEmpty()) {
                held = client.resource(fresh().build()).create();
                return true;
            }
            if (!holderOf(seen.get()).isEmpty() && unchanged.compareTo(LASTS) < 0) {
                return false;
            }
            held = client.resource(fresh().editMetadata()
                            .withResourceVersion(version(seen.get()))
                            .endMetadata()
                            .build())
                    .update();
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
                .withLeaseDurationSeconds((int) LASTS.toSeconds())
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

    private synchronized void renew() {
        try {
            held = client.resource(new LeaseBuilder(held)
                            .editSpec()
                            .withRenewTime(now())
                            .endSpec()
                            .build())
                    .update();
        } catch (KubernetesClientException e) {
            // The next turn may succeed. Should another one take it meanwhile, Helm's own lock still stands.
        }
    }

    private void giveBack() {
        renewal.shutdown();
        delete();
    }

    /** After a renewal that may be under way, since both are synchronized. */
    private synchronized void delete() {
        try {
            client.resource(held).lockResourceVersion().delete();
        } catch (KubernetesClientException e) {
            // Somebody else's by now, or it will run out.
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
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
