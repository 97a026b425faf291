        # Not found: one plain line, whatever was asked for.
        #
        # Why: nginx's own page is HTML, and a browser that was promised a script is told less well what is wrong.
        # https://nginx.org/en/docs/http/ngx_http_core_module.html#error_page
        error_page 404 @slipway_not_found;
        location @slipway_not_found {
            types {}
            default_type text/plain;
            return 404 "not found\n";
        }

