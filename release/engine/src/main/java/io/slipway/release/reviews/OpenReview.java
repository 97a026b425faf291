package io.slipway.release.reviews;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.slipway.release.clusters.Cluster;
import io.slipway.release.descriptor.App;
import io.slipway.release.descriptor.ChangeId;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.descriptor.ReviewTemplate;
import io.slipway.release.helm.Helm;
import io.slipway.release.locking.ReleaseLease;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.records.ReleaseRecord;
import io.slipway.release.releasing.Release;
import io.slipway.release.releasing.ReleaseListener;
import io.slipway.release.releasing.ReleasePolicy;
import io.slipway.release.releasing.ReleaseResult;
import io.slipway.release.revisions.ReleaseStore;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.StoredRevision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Opens the review of a change, or brings a newer build to it: once the checks are open its record first, then its host, then a
 * release of its own, then the labels of whatever Helm made.
 */
public final class OpenReview {

    /** In the record of a release: the slug of the change that it is the review of. */
    static final String CHANGE = "change";

    private final Helm helm;
    private final ReviewRequest request;
    private final ReleasePolicy policy;
    private final ReleaseListener listener;
    private final ReviewRecords records;
    private final ReleaseTarget target;

    /**
     * What is to be opened.
     *
     * @param template that the review is made from
     * @param by who opens it
     */
    public record ReviewRequest(Cluster cluster, App app, Environment template, ChangeId change, String by) {

        ReviewTemplate reviews() {
            return template.reviews().orElseThrow();
        }

        private String release() {
            return change.release(app.name());
        }
    }

    /** Releases to a review once its host is known. */
    public interface Attempt {

        /** @param review the environment of the change */
        ReleaseResult release(Environment review) throws IOException;
    }

    /** How it ended. */
    public record Opened(Review review, ReleaseResult result) {}

    public OpenReview(Helm helm, ReviewRequest request, ReleasePolicy policy, ReleaseListener listener) {
        this.helm = helm;
        this.request = request;
        this.policy = policy;
        this.listener = listener;
        this.records = new ReviewRecords(request.cluster(), request.template().namespace());
        this.target = new ReleaseTarget(request.cluster(), request.template().namespace(), request.release());
    }

    /** The values of a release with what tells that it is the review of a change. */
    public static Map<String, Object> values(Map<String, Object> values, ChangeId change) {
        Map<String, Object> record = new LinkedHashMap<>();
        if (values.get(ReleaseRecord.VALUE) instanceof Map<?, ?> own) {
            own.forEach((key, value) -> record.put(String.valueOf(key), value));
        }
        record.put(CHANGE, change.slug());
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.put(ReleaseRecord.VALUE, record);
        return all;
    }

    /**
     * Opens it.
     *
     * @param checks a release that only asks them; it waits until they are open, where it is to wait
     * @param attempt ends when they have closed meanwhile
     * @throws SlipwayException when they are closed, when there is no room for it, or before anything of it was released
     */
    public Opened run(Release checks, Attempt attempt) {
        return target.ask(client -> {
            while (true) {
                // Who waits keeps nobody from closing the review, and has no host that others could use.
                checks.run();
                ReleaseLease lock = ReviewLock.acquire(client, target, policy, listener);
                try {
                    return open(client, attempt);
                } catch (SlipwayException e) {
                    if (e.closed().isEmpty() || !policy.gate().waits()) {
                        throw e;
                    }
                } finally {
                    lock.close();
                }
            }
        });
    }

    private Opened open(KubernetesClient client, Attempt attempt) {
        refuseOthersRelease();
        Optional<Review> known = records.find(target.release()).map(ReviewRecords.Kept::review);
        Review review = admitted(client, known);
        listener.progress("host", review.host());
        try {
            ReleaseResult result = attempt.release(request.template().reviewOf(request.change(), review.host()));
            Review.State state = result.isDone() ? Review.State.OPEN : Review.State.FAILED;
            return new Opened(settled(client, review, state, version(result, review)), result);
        } catch (IOException e) {
            throw givenUp(client, known, review, new UncheckedIOException(e));
        } catch (RuntimeException e) {
            throw givenUp(client, known, review, e);
        }
    }

    /** What never came to a release leaves nothing; what has one stays openable, and as it was where the checks have closed. */
    private RuntimeException givenUp(
            KubernetesClient client, Optional<Review> known, Review review, RuntimeException why) {
        boolean closed = why instanceof SlipwayException e && e.closed().isPresent();
        try {
            if (ReleaseStore.patient(target).revisions().isEmpty()) {
                target.askPatiently(it -> new HostPool(it, target.namespace()).free(review.release()));
                records.delete(review.release());
            } else if (closed && known.isPresent()) {
                put(client, known.get());
            } else {
                settled(client, review, Review.State.FAILED, review.version());
            }
        } catch (SlipwayException e) {
            why.addSuppressed(e);
        }
        return why;
    }

    private static String version(ReleaseResult result, Review review) {
        return result.revision()
                .flatMap(revision -> ReleaseRecord.in(revision.values()))
                .map(ReleaseRecord::version)
                .orElse(review.version());
    }

    /** Its time begins anew with the end of its release. */
    private Review settled(KubernetesClient client, Review review, Review.State state, String version) {
        Review ended = review.ended(state, version, expiry());
        put(client, ended);
        new ReviewObjects(client, target).mark(ended);
        return ended;
    }

    private void put(KubernetesClient client, Review review) {
        records.put(review);
        if (request.reviews().hasPool()) {
            new HostPool(client, target.namespace()).take(List.of(review.host()), review);
        }
    }

    private Instant expiry() {
        return now().plus(request.reviews().expires());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private void refuseOthersRelease() {
        List<StoredRevision> revisions = ReleaseStore.patient(target).revisions();
        if (!revisions.isEmpty()
                && !ReviewObjects.isOf(revisions, request.change().slug())) {
            throw SlipwayException.failed(Problem.of("the release there is not the review of change "
                            + request.change().text())
                    .at(target.toString())
                    .fix("give reviews a namespace of their own: namespace under environments."
                            + request.template().name()));
        }
    }

    private Review admitted(KubernetesClient client, Optional<Review> known) {
        if (known.isEmpty()) {
            makeRoom(client);
        }
        Review review = new Review(
                target.release(),
                request.app().name(),
                request.template().name(),
                request.change().text(),
                request.change().slug(),
                known.map(Review::host).orElse(""),
                Review.State.OPENING,
                known.map(Review::version).orElse(""),
                request.by(),
                known.map(Review::opened).orElseGet(OpenReview::now),
                expiry());
        records.put(review);
        try {
            if (known.isEmpty()) {
                refuseBeyondLimit();
            }
            Review placed = review.at(host(client, review));
            records.put(placed);
            return placed;
        } catch (SlipwayException e) {
            if (known.isEmpty()) {
                records.delete(review.release());
            }
            throw e;
        }
    }

    private List<ReviewRecords.Kept> others() {
        return records.all().stream()
                .filter(kept -> !kept.review().release().equals(target.release()))
                .filter(kept -> kept.review().app().equals(request.app().name()))
                .filter(kept ->
                        kept.review().environment().equals(request.template().name()))
                .toList();
    }

    /** Nobody has swept for some time: those that are due give way now. */
    private void makeRoom(KubernetesClient client) {
        List<ReviewRecords.Kept> others = others();
        List<String> pool = request.reviews().hosts();
        boolean full = others.size() >= request.reviews().limit()
                || request.reviews().hasPool()
                        && new HostPool(client, target.namespace())
                                        .holders(pool)
                                        .size()
                                >= pool.size();
        others.stream()
                .map(ReviewRecords.Kept::review)
                .filter(review -> full && review.isExpired(Instant.now()))
                .forEach(this::remove);
    }

    private void remove(Review expired) {
        try {
            new RemoveReview(helm, target.cluster(), target.namespace(), policy, listener).run(expired, true);
            listener.progress("removed", "change " + expired.change() + ", which expired at " + expired.expires());
        } catch (SlipwayException e) {
            listener.progress(
                    "not removed",
                    "change " + expired.change() + ": " + e.problems().get(0).message());
        }
    }

    /**
     * Those that the cluster took in the same second count too: of two that come at once to the last place none gets it, rather
     * than both.
     */
    private void refuseBeyondLimit() {
        int limit = request.reviews().limit();
        Instant created = records.find(target.release())
                .map(ReviewRecords.Kept::created)
                .orElseThrow(() -> SlipwayException.failed(
                        Problem.of("the record of this review is gone").at(target.toString())));
        List<Review> before = others().stream()
                .filter(kept -> !kept.created().isAfter(created))
                .map(ReviewRecords.Kept::review)
                .toList();
        boolean poolIsLimit = request.reviews().hosts().size() == limit;
        if (before.size() >= limit && !poolIsLimit) {
            throw SlipwayException.failed(
                    Problem.of("change " + request.change().text() + " would be one review more than " + limit + ": "
                                    + listed(before))
                            .at(place("limit"))
                            .fix(closeFirst(before) + ", or raise environments."
                                    + request.template().name() + ".limit"));
        }
    }

    private String host(KubernetesClient client, Review review) {
        if (!request.reviews().hasPool()) {
            return request.template().hostOf(request.change());
        }
        HostPool pool = new HostPool(client, target.namespace());
        return pool.take(request.reviews().hosts(), review).orElseThrow(() -> noneFree(pool));
    }

    private SlipwayException noneFree(HostPool pool) {
        List<HostPool.Holder> holders = pool.holders(request.reviews().hosts());
        Map<String, Review> byRelease = records.all().stream()
                .map(ReviewRecords.Kept::review)
                .collect(Collectors.toMap(Review::release, review -> review));
        String who = holders.stream()
                .map(holder -> holder.host() + " has "
                        + Optional.ofNullable(byRelease.get(holder.review()))
                                .map(review -> "change " + review.change())
                                .orElse(holder.review())
                        + " since " + holder.since().truncatedTo(ChronoUnit.SECONDS))
                .collect(Collectors.joining("; "));
        List<Review> having = records.all().stream()
                .map(ReviewRecords.Kept::review)
                .filter(review ->
                        holders.stream().anyMatch(holder -> holder.review().equals(review.release())))
                .toList();
        return SlipwayException.failed(Problem.of("no host of the pool is free for change "
                        + request.change().text() + ": " + who + first(having))
                .at(place("hosts"))
                .fix(closeFirst(having) + ", or add a host to environments."
                        + request.template().name() + ".hosts"));
    }

    private static String listed(List<Review> reviews) {
        return reviews.stream()
                        .map(review -> "change " + review.change() + " since " + review.opened())
                        .collect(Collectors.joining("; "))
                + first(reviews);
    }

    /** They are in the order in which they expire. */
    private static String first(List<Review> reviews) {
        return reviews.stream()
                .findFirst()
                .map(review -> "; change " + review.change() + " expires first, at " + review.expires())
                .orElse("");
    }

    private String closeFirst(List<Review> reviews) {
        return "close one that is done: slipway review close --environment "
                + request.template().name() + " --change "
                + reviews.stream().findFirst().map(Review::change).orElse("N");
    }

    private String place(String key) {
        return "environments." + request.template().name() + "." + key;
    }
}
