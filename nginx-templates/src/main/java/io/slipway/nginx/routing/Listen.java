package io.slipway.nginx.routing;

import io.slipway.nginx.problems.Bounds;
import io.slipway.nginx.problems.Checks;

/**
 * Where nginx accepts connections. Its parts are settings of the site itself, and problems name them so.
 *
 * @param address of the machine; {@code 0.0.0.0} for all
 * @param port unprivileged, so that any user can run nginx
 * @param ipv6 listen on all IPv6 addresses as well; off by default, as nginx does not start where the kernel has none
 */
public record Listen(String address, int port, boolean ipv6) {

    public static Listen everywhere(int port) {
        return new Listen("0.0.0.0", port, false);
    }

    public static Listen loopback(int port) {
        return new Listen("127.0.0.1", port, false);
    }

    public void check(Checks checks) {
        checks.require(
                Addresses.isIpv4(address),
                "address",
                Checks.quoted(address) + " is not an IPv4 address",
                "give an address such as 0.0.0.0 or 127.0.0.1");
        checks.within(Bounds.PORT, "port", port);
    }
}
