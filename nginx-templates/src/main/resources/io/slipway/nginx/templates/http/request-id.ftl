    # Request id: one name for a request, in every log that it passes.
    #
    # Why: an edge in front has named it already. Only the proxies of edge.trusted may, and only with a plain name, so that
    # nobody writes into logs or gives two requests one name.
    # https://nginx.org/en/docs/http/ngx_http_core_module.html#var_request_id
    map "$slipway_trusted_proxy$http_x_request_id" $slipway_request_id {
        default                       $request_id;
        "~^1[A-Za-z0-9][A-Za-z0-9._-]{7,63}\z" $http_x_request_id;
    }

