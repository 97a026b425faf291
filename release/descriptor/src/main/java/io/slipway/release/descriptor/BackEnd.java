package io.slipway.release.descriptor;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A service that nginx proxies to on the app's own origin.
 *
 * @param path below the host, {@code /graphql}
 * @param url of the service, {@code http://name.namespace.svc:port}
 * @param kind how it talks
 * @param maxBody the largest request body, in bytes; empty takes what suits the kind, and so do the others
 * @param timeout how long a response may be silent
 * @param connectTimeout until the connection stands
 * @param attempts how many addresses of the service are tried
 * @param headers set on every request
 * @param verifyTls whether the certificate of an https service is checked
 * @param caFile certificates of those who may have signed it, where nginx runs; empty takes the system's
 */
public record BackEnd(
        String path,
        String url,
        Kind kind,
        Optional<Long> maxBody,
        Optional<Duration> timeout,
        Optional<Duration> connectTimeout,
        Optional<Integer> attempts,
        Map<String, String> headers,
        boolean verifyTls,
        Optional<String> caFile) {

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
