
    # Backends: what every proxied request has in common.
    #
    # Why: only a WebSocket may take over a connection (h2c would walk past every rule here), no service can send nginx to
    # a file (X-Accel-Redirect), and the host in its request is one of the site's own, whatever the client wrote.
    # A path with dot segments, however they are spelled, is refused: the service could read another path in it than
    # nginx did ("/api/..;/admin"). Browsers send none. Responses are kept in memory alone, as /tmp is small.
    # https://nginx.org/en/docs/http/websocket.html
    map $http_upgrade $slipway_upgrade {
        default           "";
        "~*^websocket\z"  "websocket";
    }
    map $slipway_upgrade $slipway_connection {
        default           "upgrade";
        ""                "";
    }
    map "<#if site.edge.tellsClients()>$slipway_trusted_proxy<#else>$slipway_router</#if>$http_x_forwarded_proto" $slipway_scheme {
        default           $scheme;
        "~*^1https?\z"    $http_x_forwarded_proto;
    }
<#if site.hosts?has_content>
    map "$slipway_trusted_proxy$http_x_forwarded_host" $slipway_claimed_host {
        default           $host;
        "~^1(?<slipway_edges_host>.+)\z" $slipway_edges_host;
    }
    map $slipway_claimed_host $slipway_host {
        default           "[=site.hosts[0]]";
<#list site.hosts as host>
        "[=host]"         "[=host]";
</#list>
    }
</#if>
    map $request_uri $slipway_devious {
        default           0;
        "~*^[^?]*(?:/|\\\\|%2f|%5c)(?:\.|%2e){1,2}(?:/|\\\\|%2f|%5c|;|%3b|\?|\z)" 1;
    }
    proxy_http_version 1.1;
    # The first holds the headers of an answer: those of sign-ins are large.
    proxy_buffer_size 32k;
    proxy_buffers 4 16k;
    proxy_busy_buffers_size 32k;
    proxy_max_temp_file_size 0;
    proxy_socket_keepalive on;
    proxy_ssl_server_name on;
    proxy_ssl_protocols TLSv1.2 TLSv1.3;
    proxy_hide_header X-Powered-By;
    proxy_hide_header X-Request-Id;
    proxy_ignore_headers X-Accel-Redirect X-Accel-Limit-Rate X-Accel-Charset;
