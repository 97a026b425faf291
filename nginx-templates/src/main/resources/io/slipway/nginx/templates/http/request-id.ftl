    # Request id: one name for a request, in every log that it passes.
    #
    # Why: an edge in front may have named it already. Only a plain name is taken over, so that nobody writes into logs.
    # https://nginx.org/en/docs/http/ngx_http_core_module.html#var_request_id
    map $http_x_request_id $slipway_request_id {
        default                       $request_id;
        "~^[A-Za-z0-9][A-Za-z0-9._-]{7,63}\z" $http_x_request_id;
    }

