
    # Release: what this pod serves, told to pages and people.
    #
    # Why: a page reads the header of its own request (performance.getEntriesByType("navigation")), and compares it with
    # .slipway/release.json, which says what the pods serve by now. So it can offer a reload.
    # Caveat: while a rollout lasts, two releases answer in turn.
    # https://developer.mozilla.org/docs/Web/HTTP/Headers/Server-Timing
    map "release" $slipway_release {
        default           "";
        include           "[=site.root]/.slipway/release*.map";
    }
    map "$slipway_document:$upstream_status:$slipway_release" $slipway_timing {
        volatile;
        default           "";
        "~^1::."          "slipway;desc=\"$slipway_release\"";
    }
