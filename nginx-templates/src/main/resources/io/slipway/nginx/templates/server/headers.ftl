        # Headers: all of them, here and nowhere else. "always" is for errors too.
        #
        # https://nginx.org/en/docs/http/ngx_http_headers_module.html#add_header
        add_header Cache-Control $slipway_cache_control always;
        add_header X-Content-Type-Options $slipway_content_type_options always;
        add_header X-Request-Id $slipway_request_id always;
        add_header Server-Timing $slipway_timing always;
<#if site.policyHeader(false)?has_content>
        add_header Content-Security-Policy $slipway_csp always;
</#if>
<#if site.policyHeader(true)?has_content>
        add_header Content-Security-Policy-Report-Only $slipway_csp_report_only always;
</#if>
<#if site.headers.openerPolicy?has_content>
        add_header Cross-Origin-Opener-Policy $slipway_opener_policy always;
</#if>
<#if site.headers.resourcePolicy?has_content || site.cors.allowed()>
        add_header Cross-Origin-Resource-Policy $slipway_resource_policy always;
</#if>
<#if site.headers.permissionsPolicy?has_content>
        add_header Permissions-Policy $slipway_permissions_policy always;
</#if>
<#if site.headers.referrerPolicy?has_content>
        add_header Referrer-Policy $slipway_referrer_policy always;
</#if>
<#if site.hsts?has_content>
        add_header Strict-Transport-Security $slipway_transport_security always;
</#if>
<#if site.headers.frameOptions?has_content>
        add_header X-Frame-Options $slipway_frame_options always;
</#if>
<#if site.noindex>
        add_header X-Robots-Tag $slipway_robots always;
</#if>
<#if site.maintenance.present>
        add_header Retry-After $slipway_retry_after always;
</#if>
<#if site.languages.present>
        add_header Vary $slipway_vary always;
</#if>
<#if site.cors.allowed()>
        add_header Access-Control-Allow-Origin $slipway_allow_origin always;
<#if !site.cors.open()>
        add_header Vary $slipway_vary_by_origin always;
</#if>
</#if>
<#if site.takesReports()>
        add_header Reporting-Endpoints $slipway_reporting always;
</#if>
<#if site.edge.signIn.present>
        add_header Set-Cookie $slipway_renewed_cookie always;
</#if>

