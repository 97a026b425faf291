
    # Asking: whom this pod asks for a file that another release has.
    #
    # Why: while a rollout lasts, a page comes from a pod of the new release, and its scripts are asked of one of the old. The
    # Services of the newest release lead to a pod that has them. slipway-init writes down where these Services are, so that
    # nginx starts without them. What pods of the old release have, those of the new one took over before they started.
    # Caveat: the pattern only spares a question; the other pod answers for names that follow from the content, and no other.
    # https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_pass
    map "newest" $slipway_newest {
        default           "";
        include           "[=site.root]/.slipway/newest*.map";
    }
    map "starting" $slipway_starting {
        default           "";
        include           "[=site.root]/.slipway/newest*.map";
    }
    map "$slipway_newest|$request_method|$uri" $slipway_may_ask {
        default           0;
        "~^http[^|]+\|(?:GET|HEAD)\|/(?:.*/)?[^/]*[A-Za-z0-9_-]{8}[^/]*\.[a-z0-9]+\z" 1;
    }
    limit_req_zone $server_port zone=slipway_asks:64k rate=200r/s;
    # Another pod says itself how long its file may be kept; that nobody has it, is kept by nobody.
    map $status $slipway_peers_caching {
        volatile;
        default           "no-store";
        "~^2"             $upstream_http_cache_control;
    }
    # Which files other pods may ask this one for.
    map $uri $slipway_original {
        default           $uri;
        "~^(?<slipway_uncompressed>.+)\.(?:gz|br)\z" $slipway_uncompressed;
    }
    map $slipway_original $slipway_content {
        default           0;
        include           "[=site.root]/.slipway/content*.map";
    }
