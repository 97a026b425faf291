package io.slipway.release.descriptor;

import io.slipway.nginx.problems.Bounds;
import java.time.Duration;
import java.util.List;

/**
 * What makes an environment a template, of which each change gets a review of its own.
 *
 * @param hosts the pool that reviews take their hosts from; empty where the host is made from the change
 * @param expires how long after its last release a review is removed
 * @param limit reviews that may be open at once; never more than the pool has hosts
 */
public record ReviewTemplate(List<String> hosts, Duration expires, int limit) {

    static final Duration EXPIRES = Duration.ofDays(3);
    static final int LIMIT = 10;
    static final Bounds LIMITS = new Bounds(1, 1000);

    public ReviewTemplate {
        hosts = List.copyOf(hosts);
    }

    /** Whether hosts are taken from a pool. */
    public boolean hasPool() {
        return !hosts.isEmpty();
    }
}
