package io.slipway.release.reviews;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.slipway.release.clusters.Cluster;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.values.ReviewLabels;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The record of each review: a ConfigMap {@code slipway-review-<release>}, written before anything else of the review and
 * deleted after everything else, so that whatever is killed in between is found again by it.
 */
final class ReviewRecords {

    /** When a sweep may take it: on every object of a review. */
    static final String EXPIRES = "slipway.io/expires";

    static final String ENVIRONMENT = "slipway.io/environment";

    private static final String PREFIX = "slipway-review-";

    private final Cluster cluster;
    private final String namespace;

    ReviewRecords(Cluster cluster, String namespace) {
        this.cluster = cluster;
        this.namespace = namespace;
    }

    /** A record, and when the cluster took it. */
    record Kept(Review review, Instant created) {}

    static boolean isOne(String kind, String name) {
        return kind.equals("ConfigMap") && name.startsWith(PREFIX);
    }

    /** Those of the namespace, the first to expire first. */
    List<Kept> all() {
        return target("")
                .askPatiently(client ->
                        client
                                .configMaps()
                                .inNamespace(namespace)
                                .withLabel(ReviewLabels.REVIEW)
                                .list()
                                .getItems()
                                .stream()
                                .filter(map -> map.getMetadata().getName().startsWith(PREFIX))
                                .map(ReviewRecords::read)
                                .sorted(Comparator.comparing(
                                        kept -> kept.review().expires()))
                                .toList());
    }

    Optional<Kept> find(String release) {
        return all().stream()
                .filter(kept -> kept.review().release().equals(release))
                .findFirst();
    }

    void put(Review review) {
        target(review.release()).askPatiently(client -> {
            ConfigMap map = write(review);
            boolean there = client.configMaps()
                            .inNamespace(namespace)
                            .withName(PREFIX + review.release())
                            .get()
                    != null;
            return there ? client.resource(map).update() : client.resource(map).create();
        });
    }

    void delete(String release) {
        target(release)
                .askPatiently(client -> client.configMaps()
                        .inNamespace(namespace)
                        .withName(PREFIX + release)
                        .delete());
    }

    private ReleaseTarget target(String release) {
        return new ReleaseTarget(cluster, namespace, release);
    }

    private ConfigMap write(Review review) {
        Map<String, String> data = new TreeMap<>();
        data.put("app", review.app());
        data.put("environment", review.environment());
        data.put("change", review.change());
        data.put("host", review.host());
        data.put("state", review.state().word());
        data.put("version", review.version());
        data.put("by", review.by());
        data.put("opened", review.opened().toString());
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(PREFIX + review.release())
                .withNamespace(namespace)
                .addToLabels("app.kubernetes.io/managed-by", "slipway")
                .addToLabels(ENVIRONMENT, review.environment())
                .addToLabels(ReviewLabels.of(review.release(), review.slug()))
                .addToAnnotations(EXPIRES, review.expires().toString())
                .endMetadata()
                .withData(data)
                .build();
    }

    /** Somebody may have edited it: what cannot be read does not end the review before its time. */
    private static Kept read(ConfigMap map) {
        Map<String, String> data = Optional.ofNullable(map.getData()).orElse(Map.of());
        Map<String, String> labels = map.getMetadata().getLabels();
        Instant created = time(map.getMetadata().getCreationTimestamp()).orElse(Instant.EPOCH);
        String slug = labels.getOrDefault(ReviewLabels.CHANGE, "");
        return new Kept(
                new Review(
                        map.getMetadata().getName().substring(PREFIX.length()),
                        data.getOrDefault("app", ""),
                        data.getOrDefault("environment", ""),
                        data.getOrDefault("change", slug),
                        slug,
                        data.getOrDefault("host", ""),
                        Review.State.of(data.getOrDefault("state", "")).orElse(Review.State.OPENING),
                        data.getOrDefault("version", ""),
                        data.getOrDefault("by", ""),
                        time(data.get("opened")).orElse(created),
                        expiry(map.getMetadata().getAnnotations()).orElse(Instant.MAX)),
                created);
    }

    /** When an object expires, as its annotation says; empty where it says nothing that can be read. */
    static Optional<Instant> expiry(Map<String, String> annotations) {
        return Optional.ofNullable(annotations).flatMap(all -> time(all.get(EXPIRES)));
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
