    # Security headers: what the browser is told to be careful about.
    #
    # Why: each value comes from a map, and all headers are added in one place, the server. nginx forgets the headers of
    # the server in every location that adds one of its own, so no location does. An empty value is not sent.
    # What a back end says itself is left alone. Policies are sent with documents alone; they mean nothing elsewhere.
    # The init container lists the hashes of each page's inline scripts, so that these run and no others.
    # https://nginx.org/en/docs/http/ngx_http_headers_module.html#add_header
    # https://developer.mozilla.org/docs/Web/HTTP/CSP
<#macro everywhere theirs ours value>
<#if value?has_content>
    map $upstream_http_[=theirs] $slipway_[=ours] {
        default           "";
        ""                "[=value]";
    }
</#if>
</#macro>
<#macro documents theirs ours value hashes=false>
<#if value?has_content>
    map "$upstream_http_[=theirs]:$sent_http_content_type" $slipway_[=ours] {
        volatile;
        default           "";
        "~*^:(?:text/html|text/xml|image/svg\+xml|application/(?:xhtml\+)?xml)" "[=value]<#if hashes>$slipway_script_hashes</#if>";
    }
</#if>
</#macro>
<#if site.hashesScripts()>
    map $uri $slipway_script_hashes {
        volatile;
        default           "";
        include           "[=site.root]/.slipway/script-hashes*.map";
    }
</#if>
<@documents "content_security_policy" "csp" site.policy(false) site.hashesScripts() />
<@documents "content_security_policy_report_only" "csp_report_only" site.policy(true) site.hashesScripts() />
<@documents "permissions_policy" "permissions_policy" site.headers.permissionsPolicy />
<@documents "cross_origin_opener_policy" "opener_policy" site.headers.openerPolicy />
<@documents "x_frame_options" "frame_options" site.headers.frameOptions />
<@everywhere "cross_origin_resource_policy" "resource_policy" site.headers.resourcePolicy />
<@everywhere "referrer_policy" "referrer_policy" site.headers.referrerPolicy />
<@everywhere "strict_transport_security" "transport_security" site.headers.strictTransportSecurity />
<@everywhere "x_content_type_options" "content_type_options" "nosniff" />
