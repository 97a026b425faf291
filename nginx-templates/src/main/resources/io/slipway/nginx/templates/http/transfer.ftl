    # Transfer: how bytes reach the client.
    #
    # Why: time-outs are short enough to shed idle clients; connections stay longer than those of load balancers (60 to
    # 90 seconds), or a balancer sends a request into a connection that nginx is just closing.
    # Caveat: there is no open_file_cache. The root is a symbolic link that is swapped when a site is published, and a
    # cache of open files would go on serving the old ones.
    # https://nginx.org/en/docs/http/ngx_http_core_module.html
    sendfile on;
    tcp_nopush on;
    server_tokens off;
    keepalive_timeout 100s;
    keepalive_requests 10000;
    reset_timedout_connection on;
    client_header_timeout 15s;
    client_body_timeout 30s;
    send_timeout 30s;
    client_max_body_size 64k;
    large_client_header_buffers 4 16k;
    map_hash_max_size 16384;
    map_hash_bucket_size 1024;
    variables_hash_max_size 2048;

