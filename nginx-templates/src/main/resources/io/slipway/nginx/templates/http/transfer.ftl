    # Transfer: how bytes reach the client.
    #
    # Why: time-outs are short enough to shed idle clients; connections stay longer than those of load balancers (60 to
    # 90 seconds), or a balancer sends a request into a connection that nginx is just closing.
    # Files that are asked for often stay open, which answers about a third more requests; so do misses of precompressed .gz files.
    # Caveat: for one second at most, as a root that Slipway did not publish may change in place.
    # https://nginx.org/en/docs/http/ngx_http_core_module.html
    sendfile on;
    open_file_cache max=2000 inactive=60s;
    open_file_cache_valid 1s;
    open_file_cache_errors on;
    server_tokens off;
    keepalive_timeout 100s;
    keepalive_requests 10000;
    reset_timedout_connection on;
    client_header_timeout 15s;
    client_body_timeout 30s;
    send_timeout 30s;
    client_max_body_size 64k;
    large_client_header_buffers [=capacity.headerBuffers] [=capacity.headerBuffer()]k;
    # A path may have 4096 bytes, and a list of files names it.
    map_hash_max_size 16384;
    map_hash_bucket_size 8192;
    variables_hash_max_size 2048;

