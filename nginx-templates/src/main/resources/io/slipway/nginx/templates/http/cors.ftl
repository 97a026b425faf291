
    # Other origins: who may read the files, as a host loads its federation remotes, and pages use each other's fonts.
    #
    # Why: a module script and a font are not used across origins unless the site allows it.
    # Caveat: pages are left out, and so are backends, which know best who may read what they say.
    # https://developer.mozilla.org/docs/Web/HTTP/CORS
<#if site.cors.open()>
    map "$slipway_document|$upstream_status" $slipway_allow_origin {
        volatile;
        default           "";
        "|"               "*";
    }
<#else>
    map "$slipway_document|$upstream_status|$http_origin" $slipway_allow_origin {
        volatile;
        default           "";
<#list site.cors.origins as origin>
        "||[=origin]"     "[=origin]";
</#list>
    }
    map "$slipway_document|$upstream_status" $slipway_vary_by_origin {
        volatile;
        default           "";
        "|"               "Origin";
    }
</#if>
