package io.slipway.nginx.edge;

import io.slipway.nginx.problems.Checks;

/**
 * How many requests one client address may send; more are answered with 429.
 *
 * @param requestsPerSecond in the long run
 * @param burst how many may come at once; a first page asks for many files
 */
public record RateLimit(int requestsPerSecond, int burst) {

    /** Leaves room for a page of many chunks at once. */
    public static RateLimit perSecond(int requests) {
        return new RateLimit(requests, Math.max(200, Math.min(requests, 10_000) * 10));
    }

    public void check(Checks checks) {
        checks.between("rateLimit.requestsPerSecond", requestsPerSecond, 1, 100_000);
        checks.between("rateLimit.burst", burst, 1, 1_000_000);
    }
}
