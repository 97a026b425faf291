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
 * @param host a name or an IPv4 address
 * @param port 80 or 443 where the address names none
 * @param path what takes the place of the back end's path; empty keeps it
 */
public record Upstream(String scheme, String host, int port, String path) {

    private static final Pattern URL =
            Pattern.compile("([A-Za-z]+)://([^/:?#@\\s]*)(?::([0-9]{1,5}))?(/[^?#\\s]*)?", Pattern.DOTALL);

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

    /** A cluster's short {@code api.shop.svc} in full, as nginx asks DNS without search domains. */
    public Upstream inDomain(String clusterDomain) {
        return host.endsWith(".svc") ? new Upstream(scheme, host + "." + clusterDomain, port, path) : this;
    }

    public boolean secure() {
        return scheme.equals("https");
    }

    /** Whether DNS is needed to find it. */
    public boolean named() {
        return !Addresses.isIpv4(host);
    }

    /** Scheme and host, and the port where it is not the scheme's own: so does the service learn its name. */
    public String origin() {
        return scheme + "://" + host + (port == (secure() ? 443 : 80) ? "" : ":" + port);
    }

    /** The same with the port in any case, as a service may write it into a redirect. */
    public String originWithPort() {
        return scheme + "://" + host + ":" + port;
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

    void check(Checks checks, String location) {
        checks.require(
                scheme.equals("http") || scheme.equals("https"),
                location,
                Checks.quoted(scheme) + " is no scheme that nginx can proxy to",
                "use http or https");
        checks.require(
                Addresses.isHost(host) || Addresses.isIpv4(host),
                location,
                Checks.quoted(host) + " is no host name and no address",
                "write http://name.namespace.svc.cluster.local:8080");
        checks.between(location, port, 1, 65535);
        if (movesPath()) {
            checks.urlPath(location, pathWithoutSlash() + "/");
        }
    }
}
