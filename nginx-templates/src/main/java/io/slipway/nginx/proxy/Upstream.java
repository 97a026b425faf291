package io.slipway.nginx.proxy;

import io.slipway.nginx.problems.Checks;
import io.slipway.nginx.routing.Addresses;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a service is.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name, an IPv4 address, or an IPv6 address in brackets
 * @param port 80 or 443 where the address names none
 * @param path what takes the place of the backend's path; empty keeps it
 */
public record Upstream(String scheme, String host, int port, String path) {

    private static final Pattern URL = Pattern.compile(
            "([A-Za-z]+)://(\\[[^/?#@\\s]*]|[^/:?#@\\s]*)(?::([0-9]{1,5}))?(/[^?#\\s]*)?", Pattern.DOTALL);

    /** Takes an address apart. What is no address is kept as a host that {@link #check} refuses. */
    public static Upstream parse(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            return new Upstream("http", url, 80, "");
        }
        String scheme =
                parts.group(1).toLowerCase(Locale.ROOT).replace("wss", "https").replace("ws", "http");
        int standard = scheme.equals("https") ? 443 : 80;
        int port = parts.group(3) == null ? standard : Integer.parseInt(parts.group(3));
        return new Upstream(scheme, parts.group(2), port, parts.group(4) == null ? "" : parts.group(4));
    }

    /** A service of the pod's own namespace, {@code api}, as any service: {@code api.shop.svc}. */
    public Upstream completedBy(Dns dns) {
        return dns.namespace()
                .filter(known -> dns.asksAgain() && isServiceAlone())
                .map(namespace -> new Upstream(scheme, host + "." + namespace + ".svc", port, path))
                .orElse(this);
    }

    private boolean isServiceAlone() {
        return named() && !host.contains(".");
    }

    public boolean secure() {
        return scheme.equals("https");
    }

    /** Whether DNS is needed to find it. */
    public boolean named() {
        return !Addresses.isIpv4(host) && !Addresses.isBracketedIpv6(host) && !host.equals("localhost");
    }

    /** Whether the cluster's domain is missing at the end: nginx asks DNS without search domains. */
    public boolean inCluster() {
        return host.endsWith(".svc");
    }

    /** The host without the dot that says that nothing is missing at its end. */
    public String name() {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    /** The port where it is not the scheme's own: so does the service learn its name. */
    public String otherPort() {
        return port == (secure() ? 443 : 80) ? "" : ":" + port;
    }

    /** Whether nginx connects to the same place for both. */
    public boolean sameAddressAs(Upstream other) {
        return host.equalsIgnoreCase(other.host) && port == other.port;
    }

    /** Whether the service is given other paths than the browser asks for. */
    public boolean movesPath() {
        return !path.isEmpty();
    }

    /** The path without a slash at the end: {@code /v1}, or nothing for {@code /}. */
    public String pathWithoutSlash() {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    public void check(Checks checks, String location, Dns dns) {
        checks.require(
                scheme.equals("http") || scheme.equals("https"),
                location,
                Checks.quoted(scheme) + " is not a scheme that nginx can proxy to",
                "use http or https");
        checks.require(
                Addresses.isHost(name()) || Addresses.isIpv4(host) || Addresses.isBracketedIpv6(host),
                location,
                Checks.quoted(host) + " is not a host name and not an address",
                "write http://name.namespace.svc:8080, http://10.0.0.1 or http://[fd00::1]");
        checks.require(
                !dns.asksAgain() || !isServiceAlone(),
                location,
                Checks.quoted(host) + " is a service, and its namespace is not known",
                "write " + host + ".<namespace>.svc");
        checks.require(
                !dns.asksAgain() || !ambiguous(),
                location,
                Checks.quoted(host) + " may be a service and its namespace, or a host of the Internet",
                "write " + host + ".svc for the service, or " + host + ". with a dot at its end for the host");
        checks.between(location, port, 1, 65535);
        if (movesPath()) {
            checks.urlPath(location, pathWithoutSlash() + "/");
        }
    }

    /** Pods look for {@code orders.shop} in the cluster first; {@code https://example.com} is nobody's service. */
    private boolean ambiguous() {
        boolean ofTheInternet = secure() && host.matches(".*\\.(?:[a-z]{2}|com|net|org|edu|gov|int|mil|info|biz)");
        return named() && host.matches("[^.]+\\.[^.]+") && !ofTheInternet;
    }
}
