package io.slipway.nginx.proxy;

import io.slipway.nginx.problems.Bounds;
import io.slipway.nginx.problems.Checks;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A service that nginx answers for on the app's own origin: {@code /api} and everything below it.
 *
 * @param path below the host, without a slash at the end
 * @param url where the service is; its path takes the place of {@code path}, none keeps the path as it is
 * @param kind how it talks
 * @param connectTimeout until the connection stands
 * @param timeout how long it may be silent
 * @param maxBody largest request body in bytes
 * @param attempts how many addresses of the service are tried; a request that changes something is never sent twice
 * @param headers set on the way in; {@code Host} takes the place of the service's own name
 * @param verifyTls whether the certificate of an https service is checked
 * @param caFile certificates of those who may have signed it, where nginx runs
 */
public record BackEnd(
        String path,
        Upstream url,
        Kind kind,
        Duration connectTimeout,
        Duration timeout,
        long maxBody,
        int attempts,
        Map<String, String> headers,
        boolean verifyTls,
        String caFile) {

    /** How a service talks, which decides on buffers and time-outs. */
    public enum Kind {
        /** Requests and responses: REST and GraphQL, including GraphQL's subscriptions over a WebSocket. */
        HTTP,
        /** Connections that become a WebSocket and stay open. */
        WEBSOCKET,
        /** Responses that go on: server-sent events. */
        EVENTS,
        /** Large request bodies, passed on while they arrive. */
        UPLOAD;

        /** The word that messages and descriptors use. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What nginx says itself about a request. A second value beside it would let the service choose which to believe. */
    private static final Set<String> OWN = Set.of(
            "connection",
            "content-length",
            "expect",
            "forwarded",
            "proxy",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-prefix",
            "x-forwarded-proto",
            "x-real-ip",
            "x-request-id");

    public static final Bounds ATTEMPTS = new Bounds(1, 10);

    /** Signed by one of those whom the system trusts. */
    public static final String CA_FILE_OF_SYSTEM = "/etc/ssl/certs/ca-certificates.crt";

    private static final long MIB = 1024L * 1024;

    public BackEnd {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** One of a kind, with what suits it. */
    public static BackEnd of(Kind kind, String path, String url) {
        return switch (kind) {
            case HTTP -> http(path, url);
            case WEBSOCKET -> webSocket(path, url);
            case EVENTS -> events(path, url);
            case UPLOAD -> upload(path, url);
        };
    }

    /** @param url of the service, for example {@code http://api.namespace.svc.cluster.local:8080/v1} */
    public static BackEnd http(String path, String url) {
        return of(path, url, Kind.HTTP, Duration.ofSeconds(60), 2 * MIB, 2);
    }

    public static BackEnd webSocket(String path, String url) {
        return of(path, url, Kind.WEBSOCKET, Duration.ofHours(1), MIB, 2);
    }

    public static BackEnd events(String path, String url) {
        return of(path, url, Kind.EVENTS, Duration.ofHours(1), MIB, 2);
    }

    /** The body goes on while it arrives and cannot be sent again. */
    public static BackEnd upload(String path, String url) {
        return of(path, url, Kind.UPLOAD, Duration.ofMinutes(5), 1024 * MIB, 1);
    }

    private static BackEnd of(String path, String url, Kind kind, Duration timeout, long maxBody, int attempts) {
        return new BackEnd(
                path,
                Upstream.parse(url),
                kind,
                Duration.ofSeconds(5),
                timeout,
                maxBody,
                attempts,
                Map.of(),
                true,
                CA_FILE_OF_SYSTEM);
    }

    public BackEnd withTimeout(Duration silence) {
        return new BackEnd(path, url, kind, connectTimeout, silence, maxBody, attempts, headers, verifyTls, caFile);
    }

    public BackEnd withConnectTimeout(Duration atMost) {
        return new BackEnd(path, url, kind, atMost, timeout, maxBody, attempts, headers, verifyTls, caFile);
    }

    public BackEnd withAttempts(int addresses) {
        return new BackEnd(path, url, kind, connectTimeout, timeout, maxBody, addresses, headers, verifyTls, caFile);
    }

    public BackEnd withMaxBody(long bytes) {
        return new BackEnd(path, url, kind, connectTimeout, timeout, bytes, attempts, headers, verifyTls, caFile);
    }

    public BackEnd withHeaders(Map<String, String> all) {
        return new BackEnd(path, url, kind, connectTimeout, timeout, maxBody, attempts, all, verifyTls, caFile);
    }

    /** The same where any certificate will do. */
    public BackEnd withoutVerifyingTls() {
        return new BackEnd(path, url, kind, connectTimeout, timeout, maxBody, attempts, headers, false, caFile);
    }

    public BackEnd withCaFile(String file) {
        return new BackEnd(path, url, kind, connectTimeout, timeout, maxBody, attempts, headers, verifyTls, file);
    }

    /** The same, its service named as DNS is asked for it. */
    public BackEnd completedBy(Dns dns) {
        return new BackEnd(
                path,
                url.completedBy(dns),
                kind,
                connectTimeout,
                timeout,
                maxBody,
                attempts,
                headers,
                verifyTls,
                caFile);
    }

    /** Whether both tell a service from another by the same certificates. */
    public boolean trustsLike(BackEnd other) {
        return verifyTls == other.verifyTls && caFile.equals(other.caFile);
    }

    /** Whether its connections stay open. */
    public boolean streams() {
        return kind == Kind.WEBSOCKET || kind == Kind.EVENTS;
    }

    /** Whether the service is told another host name than its own. */
    public boolean namesHost() {
        return headers.keySet().stream().anyMatch("Host"::equalsIgnoreCase);
    }

    /** The path as a regular expression; a dot is the only character of a path that means something in one. */
    public String pathPattern() {
        return path.replace(".", "\\.");
    }

    public void check(Checks checks, String location, Dns dns) {
        checks.urlPath(location + ".path", path + "/");
        checks.require(
                !path.isEmpty() && !path.equals("/healthz") && !path.endsWith("/"),
                location + ".path",
                Checks.quoted(path) + " cannot be given to a backend",
                "use a path such as /api");
        url.check(checks, location + ".url", dns);
        checks.filePath(location + ".caFile", caFile);
        checks.require(
                caFile.equals(CA_FILE_OF_SYSTEM) || verifyTls && url.secure(),
                location + ".caFile",
                "a CA file is of no use where no certificate is checked",
                "leave it out, or let the address begin with https and the certificate be checked");
        checks.duration(location + ".connectTimeout", connectTimeout);
        checks.duration(location + ".timeout", timeout);
        checks.between(location + ".maxBody", maxBody, 1, 1L << 40);
        checks.within(ATTEMPTS, location + ".attempts", attempts);
        checks.require(
                headers.keySet().stream()
                                .map(name -> name.toLowerCase(Locale.ROOT))
                                .distinct()
                                .count()
                        == headers.size(),
                location + ".headers",
                "a header is named twice; HTTP does not tell X-Key from x-key",
                "name each header once");
        headers.forEach((name, value) -> {
            checks.token(location + ".headers", name);
            checks.require(
                    !OWN.contains(name.toLowerCase(Locale.ROOT)),
                    location + ".headers",
                    Checks.quoted(name) + " is set by nginx itself",
                    "leave it out, or choose another name");
            checks.headerValue(location + ".headers." + name, value);
        });
    }
}
