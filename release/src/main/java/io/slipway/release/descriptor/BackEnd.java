package io.slipway.release.descriptor;

import java.util.Optional;

/**
 * A service that nginx proxies to on the app's own origin.
 *
 * @param path below the host, {@code /graphql}
 * @param url of the service, {@code http://name.namespace.svc:port}
 * @param kind how it talks
 * @param maxBody the largest request body, {@code 20m}
 * @param timeout how long a response may be silent, {@code 60s}
 */
public record BackEnd(String path, String url, Kind kind, Optional<String> maxBody, Optional<String> timeout) {

    /** How a back end talks. */
    public enum Kind {
        /** Requests and responses. */
        HTTP,
        /** Requests that upgrade to a WebSocket. */
        WEBSOCKET,
        /** Responses that stream: server-sent events. */
        EVENTS,
        /** Large request bodies. */
        UPLOAD
    }
}
