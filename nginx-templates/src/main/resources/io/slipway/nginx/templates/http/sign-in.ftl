
    # Sign-in: the cookie that the proxy sends along when it renews one.
    #
    # Why: it is part of the answer to nginx, not to the browser, and the next request would renew it again.
    # Caveat: a session that is cut into several cookies is not renewed: nginx sees the first of them, or all as one.
    # https://oauth2-proxy.github.io/oauth2-proxy/configuration/integrations/nginx
    map $slipway_sign_in_cookie $slipway_renewed_cookie {
        volatile;
        default           "";
        "~*^[^=;,]+=[^;,]*(?:;\s*(?:expires=[a-z]+, [^;,]+|[^;,]*))*\z" $slipway_sign_in_cookie;
    }
