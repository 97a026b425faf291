    # Run directory: the only place that nginx writes to.
    #
    # Why: the root file system of the container is read-only, and nginx runs as any user.
    # https://nginx.org/en/docs/http/ngx_http_core_module.html#client_body_temp_path
    client_body_temp_path "[=site.runDirectory]/nginx-client-body";
    proxy_temp_path       "[=site.runDirectory]/nginx-proxy";
    fastcgi_temp_path     "[=site.runDirectory]/nginx-fastcgi";
    uwsgi_temp_path       "[=site.runDirectory]/nginx-uwsgi";
    scgi_temp_path        "[=site.runDirectory]/nginx-scgi";

