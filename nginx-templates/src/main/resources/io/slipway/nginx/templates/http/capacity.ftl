    # Capacity: how much is open at once, as it fits into the container's memory.
    #
    # Why: without an end to it, clients that send half a request, or take no answer, fill the memory until the kernel ends
    # nginx. Those above it are told 429 and find nginx alive. Raise the memory limit (nginx.resources.limits.memory) to
    # raise all of these.
    # Caveat: one client is told from another only where the proxies in front are trusted.
    # https://nginx.org/en/docs/http/ngx_http_limit_conn_module.html
    limit_conn_zone $server_port zone=slipway_requests:64k;
    limit_conn_zone $server_port zone=slipway_calls:64k;
    limit_conn_zone $server_port zone=slipway_streams:64k;
<#if site.edge.tellsClients()>
    limit_conn_zone $binary_remote_addr zone=slipway_of_client:1m;
</#if>
    limit_conn_status 429;

