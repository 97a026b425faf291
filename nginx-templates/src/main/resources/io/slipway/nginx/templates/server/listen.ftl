        # Listen: where connections are accepted.
        #
        # Why: a port above 1024, so that any user may. Every host name is answered; routing is the edge's work.
        # https://nginx.org/en/docs/http/ngx_http_core_module.html#listen
        listen [=site.listen.address]:[=site.listen.port] default_server;
<#if site.listen.ipv6>
        listen [::]:[=site.listen.port] default_server;
</#if>
        server_name _;
        root "[=site.rootParent()]/${slipway_directory}";

