package io.slipway.nginx.proxy;

import io.slipway.nginx.problems.Checks;
import io.slipway.nginx.routing.Addresses;
import java.time.Duration;
import java.util.List;

/**
 * How the names of back ends are found again when their addresses change.
 *
 * @param servers addresses or names of DNS servers; empty looks names up once, when nginx starts
 * @param valid how long an answer counts
 * @param clusterDomain completes {@code name.namespace.svc}
 */
public record Dns(List<String> servers, Duration valid, String clusterDomain) {

    public Dns {
        servers = List.copyOf(servers);
    }

    /** The DNS service that every cluster has; its name is looked up once, when nginx starts. */
    public static Dns ofCluster() {
        return new Dns(List.of("kube-dns.kube-system.svc.cluster.local"), Duration.ofSeconds(10), "cluster.local");
    }

    /** For an nginx outside a cluster. */
    public static Dns whenStarting() {
        return new Dns(List.of(), Duration.ofSeconds(10), "cluster.local");
    }

    /** Asks these servers, for example {@code 10.96.0.10}. */
    public Dns asking(String... addresses) {
        return new Dns(List.of(addresses), valid, clusterDomain);
    }

    public boolean asksAgain() {
        return !servers.isEmpty();
    }

    public void check(Checks checks) {
        servers.forEach(server -> checks.require(
                isServer(server),
                "dns.servers",
                Checks.quoted(server) + " is no DNS server",
                "write a name or an IPv4 address, and :port behind it where it is not 53"));
        checks.duration("dns.valid", valid);
        checks.require(
                Addresses.isHost(clusterDomain),
                "dns.clusterDomain",
                Checks.quoted(clusterDomain) + " is no domain",
                "write cluster.local, or the domain of the cluster");
    }

    private static boolean isServer(String server) {
        int colon = server.indexOf(':');
        String host = colon < 0 ? server : server.substring(0, colon);
        return (Addresses.isHost(host) || Addresses.isIpv4(host))
                && (colon < 0 || server.substring(colon + 1).matches("[1-9][0-9]{0,4}"));
    }
}
