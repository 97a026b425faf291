    # Security headers: what the browser is told to be careful about.
    #
    # Why: each value comes from a map, and all headers are added in one place, the server. nginx forgets the headers of
    # the server in every location that adds one of its own, so no location does. An empty value is not sent.
    # What a backend says itself is left alone. Policies are sent with documents alone; they mean nothing elsewhere.
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
    map "$slipway_document:$upstream_http_[=theirs]" $slipway_[=ours] {
        volatile;
        default           "";
        "1:"              "[=value]<#if hashes>$slipway_script_hashes</#if>";
    }
</#if>
</#macro>
    # A 304 names no type, and a browser keeps the policy of the first answer unless a 304 brings another: the file's ending
    # decides, and what the browser asked for where a backend answered.
    map "$sent_http_content_type|$status|$upstream_status|$http_sec_fetch_dest|$uri" $slipway_document {
        volatile;
        default           "";
        "~*^(?:text/html|text/xml|image/svg\+xml|application/(?:xhtml\+)?xml)" 1;
        "~*^\|304\|\|[^|]*\|.*\.(?:s?html?|xht|xhtml|svgz?|xml|xsl|xsd)\z" 1;
        "~*^\|304\|[^|]+\|(?:document|iframe|frame|fencedframe|embed|object)\|" 1;
    }
<#if site.hashesScripts()>
    map $uri $slipway_script_hashes {
        volatile;
        default           "";
        include           "[=site.root]/.slipway/script-hashes*.map";
    }
</#if>
<#-- The policy, and what the init container found that the bundle needs: the origins that its pages name, WebAssembly, … -->
<#macro policy directives>
    # What the bundle needs beside that: the init container read it from pages, style sheets and scripts, and listed it.
<#list directives as directive>
    map "[=directive.name]" $slipway_needs_[=directive.variable()] {
        default           "";
        include           "[=site.root]/.slipway/policy*.map";
    }
    map $slipway_needs_[=directive.variable()] $slipway_allows_[=directive.variable()] {
        default           "[=directive.extended]$slipway_needs_[=directive.variable()]<#sep>; </#sep>";
        ""                "[=directive.own]<#if directive.own?has_content><#sep>; </#sep></#if>";
    }
</#list>
</#macro>
<#macro policies header ours reportOnly>
<#local directives = site.extensiblePolicy(reportOnly)>
<#if directives?has_content>
<@policy directives />
<#local value>[=site.reporting()]<#list directives as directive>$slipway_allows_[=directive.variable()]</#list></#local>
<@documents header ours value site.hashesScripts() />
<#else>
<@documents header ours site.policyHeader(reportOnly) site.hashesScripts() />
</#if>
</#macro>
<@policies "content_security_policy" "csp" false />
<@policies "content_security_policy_report_only" "csp_report_only" true />
<@documents "permissions_policy" "permissions_policy" site.headers.permissionsPolicy />
<@documents "cross_origin_opener_policy" "opener_policy" site.headers.openerPolicy />
<@documents "x_frame_options" "frame_options" site.headers.frameOptions />
<#if site.cors.allowed()>
    # Who may read the files may embed them.
    map "$slipway_document:$upstream_http_cross_origin_resource_policy" $slipway_resource_policy {
        volatile;
        default           "";
        ":"               "cross-origin";
        "1:"              "[=site.headers.resourcePolicy]";
    }
<#else>
<@everywhere "cross_origin_resource_policy" "resource_policy" site.headers.resourcePolicy />
</#if>
<@everywhere "referrer_policy" "referrer_policy" site.headers.referrerPolicy />
<#if site.noindex>
    # Search engines: a host that is not for the public stays out of them, links in it included.
    # https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag#xrobotstag
<@everywhere "x_robots_tag" "robots" "noindex, nofollow" />
</#if>
<@everywhere "strict_transport_security" "transport_security" site.hsts />
<@everywhere "x_content_type_options" "content_type_options" "nosniff" />
