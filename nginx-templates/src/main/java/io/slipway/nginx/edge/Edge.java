package io.slipway.nginx.edge;

import io.slipway.nginx.problems.Checks;
import io.slipway.nginx.routing.Addresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What stands in front of nginx, and who may pass.
 *
 * @param trusted networks of the proxies in front; their header tells the client's address, nobody else's does
 * @param clientAddressHeader the header that they write it to
 * @param frontDoorIds profiles of Azure Front Door; where there are any, requests must carry one in X-Azure-FDID
 * @param allowed networks of clients that may use the site; empty lets everyone
 */
public record Edge(List<String> trusted, String clientAddressHeader, List<String> frontDoorIds, List<String> allowed) {

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
        frontDoorIds = frontDoorIds.stream()
                .map(id -> id.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        allowed = List.copyOf(allowed);
    }

    /** Any proxy that writes X-Forwarded-For. */
    public static Edge proxy(List<String> trusted) {
        return new Edge(trusted, "X-Forwarded-For", List.of(), List.of());
    }

    /** Azure Front Door; trusted holds the AzureFrontDoor.Backend ranges and what stands between it and nginx. */
    public static Edge frontDoor(List<String> trusted, String id) {
        return new Edge(trusted, "X-Forwarded-For", List.of(id), List.of());
    }

    /** Cloudflare; more holds what stands between it and nginx, for example the network of an ingress controller. */
    public static Edge cloudflare(List<String> more) {
        List<String> trusted = new ArrayList<>(CLOUDFLARE);
        trusted.addAll(more);
        return new Edge(trusted, "CF-Connecting-IP", List.of(), List.of());
    }

    /** Lets in clients of these networks alone. */
    public Edge allowing(List<String> networks) {
        return new Edge(trusted, clientAddressHeader, frontDoorIds, networks);
    }

    /** Whether anyone is turned away. */
    public boolean guarded() {
        return !frontDoorIds.isEmpty() || !allowed.isEmpty();
    }

    public void check(Checks checks) {
        trusted.forEach(network -> network(checks, "edge.trusted", network));
        trusted.forEach(network -> checks.require(
                !network.endsWith("/0"),
                "edge.trusted",
                Checks.quoted(network) + " would let anyone claim any address",
                "name the networks of the proxies in front"));
        allowed.forEach(network -> network(checks, "edge.allowed", network));
        checks.token("edge.clientAddressHeader", clientAddressHeader);
        frontDoorIds.forEach(id -> checks.require(
                id.matches(GUID),
                "edge.frontDoorIds",
                Checks.quoted(id) + " is no identifier of a Front Door profile",
                "copy the GUID shown as Front Door ID"));
    }

    private static void network(Checks checks, String location, String network) {
        checks.require(
                Addresses.isNetwork(network),
                location,
                Checks.quoted(network) + " is no address or network",
                "write 10.0.0.0/8 or 2001:db8::/32");
    }
}
