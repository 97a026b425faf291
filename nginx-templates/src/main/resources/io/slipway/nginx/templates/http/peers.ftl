
    # Peers: what other pods of the app may ask this one for, on a port of its own.
    #
    # Why: none of the rules for browsers counts for them: no edge to come through, no maintenance, no limit. No Service that
    # leads to the site leads here. This server asks nobody.
    # Caveat: a cluster's network policy has to let the pods reach each other at this port.
    server {
        listen [=site.listen.address]:[=site.peerPort.get()];
<#if site.listen.ipv6>
        listen [::]:[=site.peerPort.get()];
</#if>
        server_name _;
        root "[=site.rootParent()]/${slipway_directory}";
        access_log off;
        add_header Cache-Control $slipway_file_caching always;
        location = /.slipway/content {
            default_type text/plain;
            try_files /.slipway/content.list =404;
        }
        location / {
            if ($slipway_content = 0) {
                return 404;
            }
        }
    }
