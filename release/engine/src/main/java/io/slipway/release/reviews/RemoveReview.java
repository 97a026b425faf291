package io.slipway.release.reviews;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.slipway.release.clusters.Cluster;
import io.slipway.release.helm.Helm;
import io.slipway.release.locking.ReleaseLease;
import io.slipway.release.problems.AtExit;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.releasing.ReleaseListener;
import io.slipway.release.releasing.ReleasePolicy;
import io.slipway.release.releasing.Uninstall;
import io.slipway.release.revisions.ReleaseStore;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.StoredRevision;
import io.slipway.release.values.ReviewLabels;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Removes a review: its Helm release, then everything else that carries its label, then its record. What is not its own is
 * left alone, even where it has the name of its release: change {@code eu-42} of {@code shop} and change {@code 42} of
 * {@code shop-eu} would have one.
 */
final class RemoveReview {

    private static final long PAUSE_MILLIS = 300;
    private static final String HOOK = "helm.sh/hook";
    private static final String INSTANCE = "app.kubernetes.io/instance";

    private final Helm helm;
    private final Cluster cluster;
    private final String namespace;
    private final ReleasePolicy policy;
    private final ReleaseListener listener;

    RemoveReview(Helm helm, Cluster cluster, String namespace, ReleasePolicy policy, ReleaseListener listener) {
        this.helm = helm;
        this.cluster = cluster;
        this.namespace = namespace;
        this.policy = policy;
        this.listener = listener;
    }

    /**
     * Removes it, and asks the cluster what is left.
     *
     * @param onlyExpired whether it stays when somebody renewed it by now
     * @return whether there was anything, and it is gone
     * @throws SlipwayException (failed) when something of it remains
     */
    boolean run(Review review, boolean onlyExpired) {
        ReleaseTarget target = new ReleaseTarget(cluster, namespace, review.release());
        return target.ask(client -> {
            ReleaseLease lock = ReviewLock.acquire(client, target, policy, listener);
            try {
                return removed(client, target, review, onlyExpired);
            } finally {
                lock.close();
            }
        });
    }

    private boolean removed(KubernetesClient client, ReleaseTarget target, Review review, boolean onlyExpired) {
        ReviewRecords records = new ReviewRecords(cluster, namespace);
        Optional<Review> record = records.find(review.release()).map(ReviewRecords.Kept::review);
        if (record.filter(there -> !there.slug().equals(review.slug())).isPresent()) {
            return false;
        }
        if (onlyExpired && record.filter(now -> !now.isExpired(Instant.now())).isPresent()) {
            return false;
        }
        List<StoredRevision> revisions = ReleaseStore.patient(target).revisions();
        boolean itsOwn = revisions.isEmpty() || ReviewObjects.isOf(revisions, review.slug());
        List<HasMetadata> hooks = itsOwn ? new ReviewObjects(client, target).hooks(revisions) : List.of();
        if (itsOwn) {
            new Uninstall(helm, target, policy.ownedBy(review.environment()), listener).runUnchecked();
        }
        NamespaceObjects objects = NamespaceObjects.of(client, namespace);
        List<GenericKubernetesResource> others = others(objects, review);
        others.forEach(objects::delete);
        hooks.stream()
                .flatMap(hook -> objects.find(hook).stream())
                .filter(hook -> isHookOf(hook, review.release()))
                .forEach(objects::delete);
        awaitGone(objects, review);
        boolean hadHost = target.askPatiently(it -> new HostPool(it, namespace).free(review.release()));
        records.delete(review.release());
        return record.isPresent() || !others.isEmpty() || hadHost || (itsOwn && !revisions.isEmpty());
    }

    /** All that carries its label but its record and its host, which go last. */
    private static List<GenericKubernetesResource> others(NamespaceObjects objects, Review review) {
        return objects.labeled(ReviewLabels.REVIEW, review.release()).stream()
                .filter(object ->
                        review.slug().equals(object.getMetadata().getLabels().getOrDefault(ReviewLabels.CHANGE, "")))
                .filter(object -> !ReviewRecords.isOne(
                        object.getKind(), object.getMetadata().getName()))
                .filter(object ->
                        !HostPool.isOne(object.getKind(), object.getMetadata().getName()))
                .toList();
    }

    /** Hooks of a review that was killed have no label yet. */
    private static boolean isHookOf(HasMetadata object, String release) {
        Map<String, String> annotations = object.getMetadata().getAnnotations();
        Map<String, String> labels = object.getMetadata().getLabels();
        return annotations != null
                && labels != null
                && annotations.containsKey(HOOK)
                && release.equals(labels.get(INSTANCE));
    }

    private void awaitGone(NamespaceObjects objects, Review review) {
        long end = System.nanoTime() + policy.timeout().toNanos();
        List<GenericKubernetesResource> left = others(objects, review);
        while (!left.isEmpty()) {
            AtExit.refuseToBegin("review " + review.release() + " in namespace " + namespace);
            if (System.nanoTime() - end > 0) {
                throw SlipwayException.failed(
                        Problem.of("still there after "
                                        + policy.timeout().toSeconds() + " s: "
                                        + String.join(
                                                ", ",
                                                left.stream()
                                                        .map(RemoveReview::named)
                                                        .toList()))
                                .at("review " + review.release() + " in namespace " + namespace)
                                .fix(
                                        "see what holds them (metadata.finalizers), then sweep again: its record stays until then"));
            }
            pause();
            left = others(objects, review);
        }
    }

    static String named(HasMetadata object) {
        return object.getKind() + " " + object.getMetadata().getName();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SlipwayException.failed(Problem.of("interrupted while a review was being removed"));
        }
    }
}
