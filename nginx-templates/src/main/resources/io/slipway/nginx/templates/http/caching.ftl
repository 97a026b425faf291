    # Caching: what a browser may keep, and for how long.
    #
    # Why: a name that holds a hash of the content never means other content: a year. Everything else is asked for again,
    # which costs a 304. Images and fonts are kept for a while: Office does not show icons that may not be cached.
    # A file that was filled with an environment's values kept its hashed name, so the init container lists it, and it
    # is asked for again as well. Errors are never kept: a missing chunk may be there after the next release.
    # slipway-init lists the names that hold such a hash, as no pattern tells chunk-CbIDTwcm.js from my-settings.js.
    # Caveat: the lists are read when nginx starts.
    # https://developer.mozilla.org/docs/Web/HTTP/Caching
    map $uri $slipway_changed {
        volatile;
        default           "";
        include           "[=site.root]/.slipway/revalidate*.map";
    }
    map $uri $slipway_immutable {
        volatile;
        default           0;
        include           "[=site.root]/.slipway/immutable*.map";
    }
    map "$status $slipway_changed:$slipway_immutable:$uri" $slipway_file_caching {
        volatile;
        default           "no-cache";
        "~^[45]"          "no-store";
        "~^[0-9]+ 1:"     "no-cache";
        "~^30[1278]"      "no-cache";
        "~*\.html?\z"     "no-cache";
<#list site.caching.immutable as directory>
        "~^[0-9]+ :[01]:[=directory?replace(".", "\\.")]" "[=site.keepers()], max-age=31536000, immutable";
</#list>
<#if site.caching.hashedNames>
        "~^[0-9]+ :1:"    "[=site.keepers()], max-age=31536000, immutable";
</#if>
        "~*\.(?:[=mediaTypes?filter(type -> type.media)?map(type -> type.extensions?join("|"))?join("|")])\z" "[=site.keepers()], max-age=[=site.caching.media.toSeconds()]";
    }
    # A backend says itself how long its answers may be kept.
<#if site.peerPort.present>
    map "$slipway_asked:$upstream_status" $slipway_cache_control {
        volatile;
        default           "";
        ":"               $slipway_file_caching;
        "~^1:"            $slipway_peers_caching;
    }
<#else>
    map $upstream_status $slipway_cache_control {
        volatile;
        default           "";
        ""                $slipway_file_caching;
    }
</#if>

