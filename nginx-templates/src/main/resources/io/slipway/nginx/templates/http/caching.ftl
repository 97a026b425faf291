    # Caching: what a browser may keep, and for how long.
    #
    # Why: a name that holds a hash of the content never means other content: a year. Everything else is asked for again,
    # which costs a 304. Images and fonts are kept for a while: Office does not show icons that may not be cached.
    # A file that was filled with an environment's values kept its hashed name, so the init container lists it, and it
    # is asked for again as well. Errors are never kept: a missing chunk may be there after the next release.
    # slipway-init lists the names that hold such a hash; where there is no list, patterns guess.
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
    map "$status $slipway_changed $uri" $slipway_file_caching {
        volatile;
        default           "no-cache";
        "~^[45]"          "no-store";
        "~^[0-9]+ 1 "     "no-cache";
        "~^30[1278]"      "no-cache";
        "~*\.html?\z"     "no-cache";
<#list site.caching.immutableFolders as folder>
        "~^[0-9]+  [=folder?replace(".", "\\.")]" "public, max-age=31536000, immutable";
</#list>
<#if site.caching.hashedNames>
        # Angular, esbuild: main-3XAMPLE2.js
        "~[.-](?=[0-9]*[A-Z])[A-Z0-9]{8}\.(?:[a-z]+\.)?(?:avif|css|eot|gif|ico|jpe?g|js|mjs|map|otf|png|svg|ttf|wasm|webp|woff2?)\z" "public, max-age=31536000, immutable";
        # webpack: main.0123456789abcdef.js
        "~[.-](?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{8,64}\.(?:[a-z]+\.)?(?:avif|css|eot|gif|ico|jpe?g|js|mjs|map|otf|png|svg|ttf|wasm|webp|woff2?)\z" "public, max-age=31536000, immutable";
        # Vite: assets/index-DiwrgTd4.js; only there and only with all of A-Z, a-z and 0-9, as words have eight letters too
        "~/assets/[^/]*-(?=[A-Za-z_-]*[0-9])(?=[a-z0-9_-]*[A-Z])(?=[A-Z0-9_-]*[a-z])[A-Za-z0-9_-]{8}\.(?:avif|css|gif|jpe?g|js|mjs|map|png|svg|ttf|wasm|webp|woff2?)\z" "public, max-age=31536000, immutable";
</#if>
        "~*\.(?:[=mediaTypes?filter(type -> type.media)?map(type -> type.extensions?join("|"))?join("|")])\z" "public, max-age=[=site.caching.media.toSeconds()]";
    }
    # A back end says itself how long its answers may be kept.
    map $upstream_status $slipway_cache_control {
        volatile;
        default           "";
        ""                $slipway_file_caching;
    }

