        # Redirects: relative, always.
        #
        # Why: nginx knows its own port and scheme, not those that the browser used; a proxy in front has others.
        # https://nginx.org/en/docs/http/ngx_http_core_module.html#absolute_redirect
        absolute_redirect off;
        server_name_in_redirect off;
        port_in_redirect off;

