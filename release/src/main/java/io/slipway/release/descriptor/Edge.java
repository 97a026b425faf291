package io.slipway.release.descriptor;

import java.util.List;
import java.util.Optional;

/**
 * What stands in front of the app.
 *
 * @param kind of edge
 * @param trusted address ranges whose client address header is believed
 * @param frontDoorId the identifier of the Azure Front Door profile that requests must carry
 * @param allow address ranges of clients that are let in; empty lets everyone in
 * @param requestsPerSecond per client address; empty means no limit
 */
public record Edge(
        Kind kind,
        List<String> trusted,
        Optional<String> frontDoorId,
        List<String> allow,
        Optional<Integer> requestsPerSecond) {

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
