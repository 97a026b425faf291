<#assign maintenance = site.maintenance.get()>

    # Maintenance: a page that stands in for the site.
    #
    # Why: 503 with Retry-After, so that neither caches nor search engines take it for the site.
    # Caveat: the health check stays 200, or the pod would be taken out and nobody would see the page.
    # https://developer.mozilla.org/docs/Web/HTTP/Status/503
    geo $slipway_exempt {
        default           0;
<#list maintenance.exempt as network>
        "[=network]"      1;
</#list>
    }
    map "$slipway_exempt$uri" $slipway_closed {
        default           1;
        "~^1"             0;
        "~^0/healthz\z"   0;
    }
    map "$slipway_closed$status" $slipway_retry_after {
        default           "";
        "1503"            "[=maintenance.retryAfter.toSeconds()]";
    }
