package io.slipway.release.descriptor;

import java.util.List;
import java.util.Optional;

/**
 * What stands in front of the app.
 *
 * @param kind of edge
 * @param trusted address ranges whose client address header is believed
 * @param clientHeader the header that they write the client's address to, if not the usual one of the kind
 * @param frontDoorIds identifiers of the Azure Front Door profiles of which requests must carry one
 * @param allow address ranges of clients that are let in; empty lets everyone in
 * @param requestsPerSecond per client address; empty means no limit
 * @param burst how many of them may come at once; empty leaves room for a first page of many files
 */
public record Edge(
        Kind kind,
        List<String> trusted,
        Optional<String> clientHeader,
        List<String> frontDoorIds,
        List<String> allow,
        Optional<Integer> requestsPerSecond,
        Optional<Integer> burst) {

    /** The edges that Slipway knows. */
    public enum Kind {
        /** Nothing but the cluster's own routing. */
        NONE,
        /** Azure Front Door. */
        FRONT_DOOR,
        /** Cloudflare. */
        CLOUDFLARE,
        /** Any proxy with an X-Forwarded-For header. */
        PROXY
    }
}
