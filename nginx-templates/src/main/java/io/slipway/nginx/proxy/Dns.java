package io.slipway.nginx.proxy;

import io.slipway.nginx.problems.Checks;
import io.slipway.nginx.routing.Addresses;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the names of backends are found again when their addresses change.
 *
 * @param servers addresses or names of DNS servers; absent takes those of the pod, none looks names up once, when nginx starts
 * @param valid how long an answer of the named servers holds; absent takes the time that the answer states
 * @param clusterDomain completes {@code name.namespace.svc}; absent takes the pod's own
 * @param namespace completes the name of a service alone
 */
public record Dns(
        Optional<List<String>> servers,
        Optional<Duration> valid,
        Optional<String> clusterDomain,
        Optional<String> namespace) {

    private static final String USUAL_DOMAIN = "cluster.local";

    public Dns {
        servers = servers.map(named -> named.stream().map(Dns::bracketed).toList());
    }

    /** As every program in the pod does: slipway-init hands nginx what the pod's resolv.conf says. */
    public static Dns ofPod() {
        return new Dns(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** For an nginx outside a cluster. */
    public static Dns whenStarting() {
        return ofPod().asking();
    }

    /** Asks these servers, for example {@code 10.96.0.10}. */
    public Dns asking(String... addresses) {
        return new Dns(Optional.of(List.of(addresses)), valid, clusterDomain, namespace);
    }

    public Dns keeping(Duration answers) {
        return new Dns(servers, Optional.of(answers), clusterDomain, namespace);
    }

    public Dns inDomain(String domain) {
        return new Dns(servers, valid, Optional.of(domain), namespace);
    }

    public Dns inNamespace(String own) {
        return new Dns(servers, valid, clusterDomain, Optional.of(own));
    }

    /** Whether names are looked up while nginx runs. */
    public boolean asksAgain() {
        return servers.map(named -> !named.isEmpty()).orElse(true);
    }

    /** The domain where the pod does not tell another. */
    public String domain() {
        return clusterDomain.orElse(USUAL_DOMAIN);
    }

    public void check(Checks checks) {
        servers.orElse(List.of())
                .forEach(
                        server -> checks.require(
                                isServer(server),
                                "dns.servers",
                                Checks.quoted(server) + " is not a DNS server",
                                "write a name or an address, 10.96.0.10 or [fd00:10:96::a], and :port behind it where it is not 53"));
        valid.ifPresent(time -> checks.duration("dns.valid", time));
        checks.require(
                Addresses.isHost(domain()),
                "dns.clusterDomain",
                Checks.quoted(domain()) + " is not a domain",
                "write cluster.local, or the domain of the cluster");
        namespace.ifPresent(own -> checks.token("dns.namespace", own));
    }

    private static String bracketed(String server) {
        return Addresses.isIpv6(server) ? "[" + server + "]" : server;
    }

    private static boolean isServer(String server) {
        int end = server.startsWith("[") ? server.indexOf(']') + 1 : Math.max(server.indexOf(':'), 0);
        String host = end == 0 ? server : server.substring(0, end);
        String port = server.substring(host.length());
        return (Addresses.isHost(host) || Addresses.isIpv4(host) || Addresses.isBracketedIpv6(host))
                && (port.isEmpty() || port.matches(":[1-9][0-9]{0,4}"));
    }
}
