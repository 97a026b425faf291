package io.slipway.release.reviews;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.release.values.ReviewLabels;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hosts that reviews take in turns: a Lease {@code slipway-host.<host>} each. A review keeps its host; one that comes back
 * gets the host that it had, while nobody else has it. Of two that reach for one host, the API server refuses the later.
 */
final class HostPool {

    private static final String PREFIX = "slipway-host.";
    private static final String LAST = "slipway.io/last-review";

    private final KubernetesClient client;
    private final String namespace;

    HostPool(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /** Who has a host, and since when. */
    record Holder(String host, String review, Instant since) {}

    static boolean isOne(String kind, String name) {
        return kind.equals("Lease") && name.startsWith(PREFIX);
    }

    /**
     * Takes a host of the pool, or keeps the one that the review has.
     *
     * @return empty when others have all of them
     */
    Optional<String> take(List<String> hosts, Review review) {
        while (true) {
            Map<String, Lease> leases = leases();
            Optional<String> best = best(hosts, leases, review);
            if (best.isEmpty() || isTaken(best.get(), Optional.ofNullable(leases.get(best.get())), review)) {
                return best;
            }
        }
    }

    private static Optional<String> best(List<String> hosts, Map<String, Lease> leases, Review review) {
        return hosts.stream()
                .filter(host -> isFor(leases.get(host), review))
                .min(Comparator.<String>comparingInt(host -> rank(leases.get(host), review))
                        .thenComparing(host -> freed(leases.get(host))));
    }

    private static boolean isFor(Lease lease, Review review) {
        return lease == null || holder(lease).isEmpty() || holder(lease).get().equals(review.release());
    }

    /** Its own, the one that it had, one that nobody had, the one that was left longest ago. */
    private static int rank(Lease lease, Review review) {
        if (lease == null) {
            return 2;
        }
        if (holder(lease).isPresent()) {
            return 0;
        }
        return review.release().equals(annotation(lease, LAST)) ? 1 : 3;
    }

    private static Instant freed(Lease lease) {
        return Optional.ofNullable(lease)
                .map(found -> found.getSpec().getRenewTime())
                .map(ZonedDateTime::toInstant)
                .orElse(Instant.EPOCH);
    }

    private boolean isTaken(String host, Optional<Lease> there, Review review) {
        try {
            if (there.isEmpty()) {
                client.resource(held(
                                new LeaseBuilder()
                                        .withNewMetadata()
                                        .endMetadata()
                                        .build(),
                                host,
                                review))
                        .create();
            } else {
                client.resource(held(there.get(), host, review)).update();
            }
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                return false;
            }
            throw e;
        }
    }

    /** The version that was read stays in it, so that nobody's later word is lost. */
    private Lease held(Lease lease, String host, Review review) {
        boolean kept = holder(lease).isPresent();
        ZonedDateTime now = now();
        return new LeaseBuilder(lease)
                .editMetadata()
                .withName(PREFIX + host)
                .withNamespace(namespace)
                .addToLabels("app.kubernetes.io/managed-by", "slipway")
                .addToLabels(ReviewLabels.of(review.release(), review.slug()))
                .addToAnnotations(ReviewRecords.EXPIRES, review.expires().toString())
                .removeFromAnnotations(LAST)
                .endMetadata()
                .editOrNewSpec()
                .withHolderIdentity(review.release())
                .withAcquireTime(kept ? lease.getSpec().getAcquireTime() : now)
                .withRenewTime(now)
                .endSpec()
                .build();
    }

    /**
     * Gives back what a review has; the Lease stays and remembers it.
     *
     * @return whether it had one
     */
    boolean free(String release) {
        boolean had = false;
        for (Lease lease : leases().values()) {
            if (holder(lease).filter(release::equals).isPresent()) {
                had = true;
                client.resource(new LeaseBuilder(lease)
                                .editMetadata()
                                .removeFromLabels(ReviewLabels.CHANGE)
                                .removeFromLabels(ReviewLabels.REVIEW)
                                .removeFromAnnotations(ReviewRecords.EXPIRES)
                                .addToAnnotations(LAST, release)
                                .endMetadata()
                                .editSpec()
                                .withHolderIdentity(null)
                                .withRenewTime(now())
                                .endSpec()
                                .build())
                        .update();
            }
        }
        return had;
    }

    /** Those of the pool that somebody has. */
    List<Holder> holders(List<String> hosts) {
        List<Holder> holders = new ArrayList<>();
        Map<String, Lease> leases = leases();
        hosts.forEach(host -> Optional.ofNullable(leases.get(host))
                .ifPresent(lease -> holder(lease)
                        .ifPresent(review -> holders.add(new Holder(
                                host,
                                review,
                                Optional.ofNullable(lease.getSpec().getAcquireTime())
                                        .map(ZonedDateTime::toInstant)
                                        .orElse(Instant.EPOCH))))));
        return holders;
    }

    private Map<String, Lease> leases() {
        Map<String, Lease> leases = new HashMap<>();
        client.leases().inNamespace(namespace).list().getItems().stream()
                .filter(lease -> lease.getMetadata().getName().startsWith(PREFIX))
                .forEach(lease -> leases.put(lease.getMetadata().getName().substring(PREFIX.length()), lease));
        return leases;
    }

    private static Optional<String> holder(Lease lease) {
        return Optional.ofNullable(lease.getSpec())
                .map(spec -> spec.getHolderIdentity())
                .filter(holder -> !holder.isBlank());
    }

    private static String annotation(Lease lease, String name) {
        return Optional.ofNullable(lease.getMetadata().getAnnotations())
                .map(all -> all.get(name))
                .orElse("");
    }

    /** The API takes six digits of a second. */
    private static ZonedDateTime now() {
        return ZonedDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }
}
