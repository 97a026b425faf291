package io.slipway.release.reports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.release.clusters.Cluster;
import io.slipway.release.reviews.Review;
import java.time.Instant;
import java.util.List;

/** The results of verbs about reviews. */
public final class ReviewReport {

    private ReviewReport() {}

    /** What each of these results begins with. */
    public static ObjectNode about(Cluster cluster, String namespace) {
        return Report.newResult().put("namespace", namespace).put("cluster", cluster.server());
    }

    public static ArrayNode list(List<Review> reviews, Instant now) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Review review : reviews) {
            ObjectNode node = list.addObject();
            node.put("change", review.change())
                    .put("release", review.release())
                    .put("environment", review.environment())
                    .put("state", review.state().word())
                    .put("expired", review.isExpired(now));
            put(node, "host", review.host());
            put(node, "version", review.version());
            put(node, "by", review.by());
            if (!review.opened().equals(Instant.EPOCH)) {
                node.put("opened", review.opened().toString());
            }
            if (!review.expires().equals(Instant.MAX)) {
                node.put("expires", review.expires().toString());
            }
        }
        return list;
    }

    private static void put(ObjectNode node, String key, String text) {
        if (!text.isBlank()) {
            node.put(key, text);
        }
    }
}
