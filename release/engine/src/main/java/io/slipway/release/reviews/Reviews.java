package io.slipway.release.reviews;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.slipway.release.clusters.Cluster;
import io.slipway.release.helm.Helm;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.releasing.ReleaseListener;
import io.slipway.release.releasing.ReleasePolicy;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.values.ReviewLabels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The reviews of one namespace: what is open, and its end. It asks the cluster, and nothing else. */
public final class Reviews {

    private final Cluster cluster;
    private final String namespace;

    public Reviews(Cluster cluster, String namespace) {
        this.cluster = cluster;
        this.namespace = namespace;
    }

    /**
     * What a sweep did.
     *
     * @param removed what was expired, and is gone; what would go when nothing is to be changed
     * @param kept what stays
     * @param left objects of the removed ones that are still there
     * @param problems why something that is expired stays
     */
    public record Swept(List<Review> removed, List<Review> kept, List<String> left, List<Problem> problems) {}

    /** Those that have a record, the first to expire first. */
    public List<Review> list() {
        return new ReviewRecords(cluster, namespace)
                .all().stream().map(ReviewRecords.Kept::review).toList();
    }

    /** The review of that release, from its record. */
    public Optional<Review> find(String release) {
        return new ReviewRecords(cluster, namespace).find(release).map(ReviewRecords.Kept::review);
    }

    /**
     * Removes a review, expired or not.
     *
     * @return whether there was anything of it
     */
    public boolean close(Review review, Helm helm, ReleasePolicy policy, ReleaseListener listener) {
        return new RemoveReview(helm, cluster, namespace, policy, listener).run(review, false);
    }

    /** What there is, whether it has a record or objects alone. */
    public List<Review> all() {
        List<Review> all = new ArrayList<>(list());
        Set<String> recorded = all.stream().map(Review::release).collect(Collectors.toCollection(HashSet::new));
        labeled().stream()
                .filter(object -> !recorded.contains(label(object, ReviewLabels.REVIEW)))
                .collect(Collectors.groupingBy(
                        object -> List.of(label(object, ReviewLabels.REVIEW), label(object, ReviewLabels.CHANGE))))
                .forEach((labels, objects) -> all.add(lost(labels.get(0), objects)));
        all.sort(Comparator.comparing(Review::expires).thenComparing(Review::release));
        return all;
    }

    private List<GenericKubernetesResource> labeled() {
        return new ReleaseTarget(cluster, namespace, "")
                .askPatiently(client -> NamespaceObjects.of(client, namespace).labeled(ReviewLabels.REVIEW));
    }

    private static String label(GenericKubernetesResource object, String label) {
        return object.getMetadata().getLabels().getOrDefault(label, "");
    }

    /** As long as one of its objects says; what says nothing stays. */
    private static Review lost(String release, List<GenericKubernetesResource> objects) {
        Instant expires = objects.stream()
                .flatMap(object -> ReviewRecords.expiry(object.getMetadata().getAnnotations()).stream())
                .max(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        GenericKubernetesResource one = objects.get(0);
        String slug = label(one, ReviewLabels.CHANGE);
        return new Review(
                release,
                "",
                label(one, ReviewRecords.ENVIRONMENT),
                slug,
                slug,
                "",
                Review.State.LOST,
                "",
                "",
                Instant.EPOCH,
                expires);
    }

    /** Tells what a sweep would remove. */
    public Swept wouldSweep() {
        List<Review> all = all();
        Instant now = Instant.now();
        return new Swept(
                all.stream().filter(review -> review.isExpired(now)).toList(),
                all.stream().filter(review -> !review.isExpired(now)).toList(),
                List.of(),
                List.of());
    }

    /** Removes what is expired, and asks the cluster what is left of it. One that cannot be removed does not stop the others. */
    public Swept sweep(Helm helm, ReleasePolicy policy, ReleaseListener listener) {
        Swept due = wouldSweep();
        List<Review> removed = new ArrayList<>();
        List<Review> kept = new ArrayList<>(due.kept());
        List<Problem> problems = new ArrayList<>();
        RemoveReview remove = new RemoveReview(helm, cluster, namespace, policy, listener);
        for (Review review : due.removed()) {
            try {
                if (remove.run(review, true)) {
                    removed.add(review);
                    listener.progress("removed", describe(review));
                } else {
                    kept.add(review);
                    listener.progress("kept", describe(review) + ": it was renewed just now");
                }
            } catch (SlipwayException e) {
                kept.add(review);
                e.problems().forEach(problem -> problems.add(problem.say(describe(review) + ": " + problem.message())));
            }
        }
        return new Swept(removed, kept, removed.isEmpty() ? List.of() : leftOf(removed), problems);
    }

    private static String describe(Review review) {
        return "change " + review.change() + " (" + review.release() + ")";
    }

    private List<String> leftOf(List<Review> removed) {
        Set<String> releases = removed.stream().map(Review::release).collect(Collectors.toSet());
        return new ArrayList<>(labeled().stream()
                .filter(object -> releases.contains(label(object, ReviewLabels.REVIEW)))
                .map(RemoveReview::named)
                .collect(Collectors.toCollection(TreeSet::new)));
    }
}
