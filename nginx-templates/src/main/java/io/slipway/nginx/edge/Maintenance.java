package io.slipway.nginx.edge;

import io.slipway.nginx.problems.Checks;
import io.slipway.nginx.routing.Addresses;
import java.time.Duration;
import java.util.List;

/**
 * A page that stands in for the site while it is being worked on: 503, so that nobody keeps it.
 *
 * @param title of the page
 * @param message below the title
 * @param retryAfter when clients may come back
 * @param exempt addresses and networks that reach the site all the same
 */
public record Maintenance(String title, String message, Duration retryAfter, List<String> exempt) {

    public Maintenance {
        exempt = List.copyOf(exempt);
    }

    public static Maintenance defaults() {
        return new Maintenance(
                "Down for maintenance",
                "We are working on it. Please come back soon.",
                Duration.ofMinutes(5),
                List.of());
    }

    public void check(Checks checks) {
        checks.text("maintenance.title", title);
        checks.text("maintenance.message", message);
        checks.duration("maintenance.retryAfter", retryAfter);
        exempt.forEach(network -> checks.require(
                Addresses.isNetwork(network),
                "maintenance.exempt",
                Checks.quoted(network) + " is not an address or network",
                "write 10.0.0.0/8 or 2001:db8::/32"));
    }
}
