        # Rate limit: a burst passes at once, what is above it is 429.
        limit_req zone=slipway_clients burst=[=site.edge.burstOf(site.edge.requestsPerSecond.get())] nodelay;

