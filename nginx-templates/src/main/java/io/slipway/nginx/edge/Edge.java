package io.slipway.nginx.edge;

import io.slipway.nginx.problems.Bounds;
import io.slipway.nginx.problems.Checks;
import io.slipway.nginx.proxy.Dns;
import io.slipway.nginx.routing.Addresses;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stands in front of nginx, and who may pass.
 *
 * @param kind of edge
 * @param trusted networks of the proxies in front; their header tells the client's address, nobody else's does
 * @param clientHeader the header that they write it to; empty takes the usual one of the kind
 * @param frontDoorId profiles of Azure Front Door; where that is the edge, requests must carry one in X-Azure-FDID
 * @param allow networks of clients that may use the site; empty lets everyone in
 * @param requestsPerSecond of one client address in the long run, more are answered with 429; empty means no limit
 * @param burst how many of them may come at once; empty leaves room for a first page of many files
 * @param signIn what says who is signed in; empty asks nobody
 */
public record Edge(
        Kind kind,
        List<String> trusted,
        Optional<String> clientHeader,
        List<String> frontDoorId,
        List<String> allow,
        Optional<Integer> requestsPerSecond,
        Optional<Integer> burst,
        Optional<SignIn> signIn) {

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

    public static final Bounds REQUESTS_PER_SECOND = new Bounds(1, 100_000);

    public static final Bounds BURST = new Bounds(1, 1_000_000);

    /** Published by Cloudflare, https://www.cloudflare.com/ips/. */
    public static final List<String> CLOUDFLARE = List.of(
            "173.245.48.0/20",
            "103.21.244.0/22",
            "103.22.200.0/22",
            "103.31.4.0/22",
            "141.101.64.0/18",
            "108.162.192.0/18",
            "190.93.240.0/20",
            "188.114.96.0/20",
            "197.234.240.0/22",
            "198.41.128.0/17",
            "162.158.0.0/15",
            "104.16.0.0/13",
            "104.24.0.0/14",
            "172.64.0.0/13",
            "131.0.72.0/22",
            "2400:cb00::/32",
            "2606:4700::/32",
            "2803:f800::/32",
            "2405:b500::/32",
            "2405:8100::/32",
            "2a06:98c0::/29",
            "2c0f:f248::/32");

    private static final String GUID = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    public Edge {
        trusted = List.copyOf(trusted);
        frontDoorId = frontDoorId.stream()
                .map(id -> id.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        allow = List.copyOf(allow);
    }

    /** Nothing in front that nginx knows of. */
    public static Edge none() {
        return of(Kind.NONE, List.of());
    }

    /** Any proxy that writes X-Forwarded-For. */
    public static Edge proxy(List<String> trusted) {
        return of(Kind.PROXY, trusted);
    }

    /** Azure Front Door; trusted holds the AzureFrontDoor.Backend ranges and what stands between it and nginx. */
    public static Edge frontDoor(List<String> trusted, String... ids) {
        return new Edge(
                Kind.FRONT_DOOR,
                trusted,
                Optional.empty(),
                List.of(ids),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Cloudflare; more holds what stands between it and nginx, for example the network of an ingress controller. */
    public static Edge cloudflare(List<String> more) {
        return of(Kind.CLOUDFLARE, more);
    }

    private static Edge of(Kind kind, List<String> trusted) {
        return new Edge(
                kind,
                trusted,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Lets in clients of these networks alone. */
    public Edge allowing(List<String> networks) {
        return new Edge(kind, trusted, clientHeader, frontDoorId, networks, requestsPerSecond, burst, signIn);
    }

    /** The same where the proxies write the client's address to another header. */
    public Edge withClientHeader(String header) {
        return new Edge(kind, trusted, Optional.of(header), frontDoorId, allow, requestsPerSecond, burst, signIn);
    }

    /** The same for so many requests of one client address. */
    public Edge limitedTo(int perSecond) {
        return new Edge(kind, trusted, clientHeader, frontDoorId, allow, Optional.of(perSecond), burst, signIn);
    }

    /** The same for so many of them at once. */
    public Edge withBurst(int atOnce) {
        return new Edge(
                kind, trusted, clientHeader, frontDoorId, allow, requestsPerSecond, Optional.of(atOnce), signIn);
    }

    /** The same for those who are signed in alone. */
    public Edge signingIn(SignIn proxy) {
        return signingIn(Optional.of(proxy));
    }

    /** The same for everyone, signed in or not: on a machine that the proxy is not reached from. */
    public Edge withoutSignIn() {
        return signingIn(Optional.empty());
    }

    /** The same, its services named as DNS is asked for them. */
    public Edge completedBy(Dns dns) {
        return signingIn(signIn.map(proxy -> proxy.completedBy(dns)));
    }

    private Edge signingIn(Optional<SignIn> proxy) {
        return new Edge(kind, trusted, clientHeader, frontDoorId, allow, requestsPerSecond, burst, proxy);
    }

    /** All networks whose header is believed, those that the edge itself connects from among them. */
    public List<String> proxies() {
        return kind == Kind.CLOUDFLARE
                ? Stream.concat(CLOUDFLARE.stream(), trusted.stream()).toList()
                : trusted;
    }

    /** The header that tells the client's address. */
    public String clientAddressHeader() {
        return clientHeader.orElse(kind == Kind.CLOUDFLARE ? "CF-Connecting-IP" : "X-Forwarded-For");
    }

    /** The profiles of which a request must carry one; none where Front Door is not the edge. */
    public List<String> frontDoors() {
        return kind == Kind.FRONT_DOOR ? frontDoorId : List.of();
    }

    /** Whether anyone is turned away. */
    public boolean guarded() {
        return !frontDoors().isEmpty() || !allow.isEmpty();
    }

    /** Whether clients can be told from each other: the proxies in front are named, and tell their addresses. */
    public boolean tellsClients() {
        return !proxies().isEmpty();
    }

    /** How many requests may come at once: ten seconds' worth, and room for a page of many chunks. */
    public int burstOf(int perSecond) {
        return burst.orElse(Math.max(200, Math.min(perSecond, 10_000) * 10));
    }

    public void check(Checks checks, Dns dns) {
        checks.require(
                kind != Kind.FRONT_DOOR || !frontDoorId.isEmpty(),
                "edge.kind",
                "edge.kind is front-door, and edge.frontDoorId is missing",
                "add the Front Door ID, so that nobody else's Front Door reaches the site");
        checks.require(
                kind != Kind.PROXY || !trusted.isEmpty(),
                "edge.kind",
                "edge.kind is proxy, and edge.trusted is missing: every client would have the proxy's address",
                "add the networks that the proxy connects from, such as 10.0.0.0/8");
        trusted.forEach(network -> network(checks, "edge.trusted", network));
        trusted.forEach(network -> checks.require(
                !network.endsWith("/0"),
                "edge.trusted",
                Checks.quoted(network) + " would let anyone claim any address",
                "name the networks of the proxies in front"));
        allow.forEach(network -> network(checks, "edge.allow", network));
        checks.token("edge.clientHeader", clientAddressHeader());
        frontDoorId.forEach(id -> checks.require(
                id.matches(GUID),
                "edge.frontDoorId",
                Checks.quoted(id) + " is not an identifier of a Front Door profile",
                "copy the GUID shown as Front Door ID"));
        requestsPerSecond.ifPresent(requests -> checks.within(REQUESTS_PER_SECOND, "edge.requestsPerSecond", requests));
        burst.ifPresent(requests -> checks.within(BURST, "edge.burst", requests));
        signIn.ifPresent(proxy -> proxy.check(checks, dns));
    }

    private static void network(Checks checks, String location, String network) {
        checks.require(
                Addresses.isNetwork(network),
                location,
                Checks.quoted(network) + " is not an address or network",
                "write 10.0.0.0/8 or 2001:db8::/32");
    }
}
