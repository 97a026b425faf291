
    # Rate limit: how much one client may ask for.
    #
    # Why: one client alone cannot keep the site from others.
    # Caveat: people behind one address share it; leave room for a first page of many files.
    # https://nginx.org/en/docs/http/ngx_http_limit_req_module.html
    limit_req_zone $binary_remote_addr zone=slipway_clients:4m rate=[=site.edge.requestsPerSecond.get()]r/s;
    limit_req_status 429;
