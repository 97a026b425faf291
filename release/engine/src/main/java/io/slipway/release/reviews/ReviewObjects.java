package io.slipway.release.reviews;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.slipway.release.revisions.ReleaseStore;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.StoredRevision;
import io.slipway.release.values.ReviewLabels;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What Helm made of a review: the objects of its manifests and hooks, whatever chart they come from, and Helm's own Secrets.
 * Slipway's chart labels its objects itself; those of other charts get their labels here.
 */
final class ReviewObjects {

    private final KubernetesClient client;
    private final ReleaseTarget target;

    ReviewObjects(KubernetesClient client, ReleaseTarget target) {
        this.client = client;
        this.target = target;
    }

    /** Whether Helm's release of that name is the review of that change, as the values of one of its revisions say. */
    static boolean isOf(List<StoredRevision> revisions, String slug) {
        return revisions.stream()
                .map(revision -> revision.values().get("record"))
                .anyMatch(record -> record instanceof Map<?, ?> map && slug.equals(map.get(OpenReview.CHANGE)));
    }

    /** Labels all that there is, and says when it expires. */
    void mark(Review review) {
        Map<String, String> labels = ReviewLabels.of(review.release(), review.slug());
        Map<String, String> annotations =
                Map.of(ReviewRecords.EXPIRES, review.expires().toString());
        NamespaceObjects objects = NamespaceObjects.of(client, target.namespace());
        List<StoredRevision> revisions = ReleaseStore.patient(target).revisions();
        revisions.stream().findFirst().stream()
                .flatMap(newest -> Stream.concat(parsed(newest.manifest()), hooks(newest)))
                .forEach(object -> objects.mark(object, labels, annotations));
        revisions.forEach(revision -> objects.mark(revision.secret(), labels, annotations));
    }

    /** What hooks put there, which Helm leaves behind. */
    List<HasMetadata> hooks(List<StoredRevision> revisions) {
        return revisions.stream().flatMap(this::hooks).toList();
    }

    private Stream<HasMetadata> hooks(StoredRevision revision) {
        return StreamSupport.stream(revision.hooks().spliterator(), false)
                .flatMap(hook -> parsed(hook.path("manifest").asText()));
    }

    private Stream<HasMetadata> parsed(String manifest) {
        return client.load(new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8))).items().stream()
                .filter(Objects::nonNull)
                .filter(object -> object.getMetadata() != null);
    }
}
