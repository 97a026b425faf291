        # Backends: services on the app's own origin.
        #
        # Why: no CORS, no second host name. The address stands here in full, never in a request. A variable makes nginx
        # ask DNS again; without one a rescheduled service is lost until nginx restarts.
        # Caveat: where the path changes, the service sees it decoded and encoded again: %2F becomes /. "set" stands before
        # "rewrite", as nothing of its module runs behind a "break". Headers are repeated, as nginx drops those of the
        # level above.
        # https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_pass
<#macro host>[=upstream.name()]<#if site.dns.asksAgain() && upstream.inCluster()>.$slipway_cluster_domain</#if></#macro>
<#list site.backEndsLongestFirst() as backEnd>
<#assign upstream = backEnd.url>
        location ~ "^[=backEnd.pathPattern()](?:/|\z)" {
            if ($slipway_devious) {
                return 400;
            }
            client_max_body_size [=backEnd.maxBody];
<#if backEnd.streams()>
            limit_conn slipway_streams [=capacity.streams(site.workers.processes)];
<#else>
            limit_conn slipway_requests [=capacity.requests];
            limit_conn slipway_calls [=capacity.calls()];
</#if>
<#if site.edge.tellsClients()>
            limit_conn slipway_of_client [=capacity.ofOneClient()];
</#if>
<#if site.dns.asksAgain() && upstream.named()>
            set $slipway_upstream "[=upstream.scheme]://<@host/>[=upstream.otherPort()]";
            proxy_pass $slipway_upstream;
<#else>
            proxy_pass "[=upstream.scheme]://[=upstream.name()][=upstream.otherPort()]";
</#if>
<#if upstream.movesPath()>
            rewrite "(?s)^[=backEnd.pathPattern()]/(.*)\z" "[=upstream.pathWithoutSlash()]/$1" break;
            rewrite "^[=backEnd.pathPattern()]\z" "[=upstream.pathWithoutSlash()?has_content?then(upstream.pathWithoutSlash(), "/")]" break;
</#if>
            proxy_connect_timeout [=backEnd.connectTimeout.toSeconds()]s;
            proxy_read_timeout [=backEnd.timeout.toSeconds()]s;
            proxy_send_timeout [=backEnd.timeout.toSeconds()]s;
            proxy_next_upstream [=(backEnd.attempts > 1)?then("error timeout", "off")];
            proxy_next_upstream_tries [=backEnd.attempts];
<#if backEnd.streams()>
            gzip off;
</#if>
<#if backEnd.kind.word() == "events">
            proxy_buffering off;
<#elseif backEnd.kind.word() == "upload">
            proxy_request_buffering off;
            client_body_timeout [=backEnd.timeout.toSeconds()]s;
</#if>
<#if upstream.movesPath()>
            proxy_redirect "[=upstream.scheme]://<@host/>:[=upstream.port][=upstream.pathWithoutSlash()]/" "[=backEnd.path]/";
            proxy_redirect "[=upstream.scheme]://<@host/>[=upstream.pathWithoutSlash()]/" "[=backEnd.path]/";
            proxy_redirect "[=upstream.pathWithoutSlash()]/" "[=backEnd.path]/";
            proxy_cookie_path "[=upstream.pathWithoutSlash()]/" "[=backEnd.path]/";
<#else>
            proxy_redirect "[=upstream.scheme]://<@host/>:[=upstream.port]/" "/";
            proxy_redirect "[=upstream.scheme]://<@host/>/" "/";
</#if>
<#if !backEnd.namesHost()>
            proxy_set_header Host $proxy_host;
</#if>
            proxy_set_header Upgrade $slipway_upgrade;
            proxy_set_header Connection $slipway_connection;
            proxy_set_header X-Forwarded-For $remote_addr;
<#if site.hosts?has_content>
            proxy_set_header X-Forwarded-Host $slipway_host;
<#else>
            proxy_set_header X-Forwarded-Host "";
</#if>
            proxy_set_header X-Forwarded-Proto $slipway_scheme;
            proxy_set_header X-Forwarded-Prefix "[=backEnd.path]";
            proxy_set_header X-Real-IP $remote_addr;
            proxy_set_header X-Request-Id $slipway_request_id;
            proxy_set_header Forwarded "";
            proxy_set_header Proxy "";
<#if site.edge.signIn.present>
<#list site.edge.signIn.get().identity() as header>
            proxy_set_header [=header] $[=site.edge.signIn.get().variable(header)];
</#list>
<#list site.edge.signIn.get().unused() as header>
            proxy_set_header [=header] "";
</#list>
</#if>
<#list backEnd.headers as name, value>
            proxy_set_header "[=name]" "[=value]";
</#list>
<#if upstream.secure()>
            proxy_ssl_name "<@host/>";
<#if !site.resumesSessions(backEnd)>
            proxy_ssl_session_reuse off;
</#if>
<#if backEnd.verifyTls>
            proxy_ssl_verify on;
            proxy_ssl_verify_depth 4;
            proxy_ssl_trusted_certificate "[=backEnd.caFile]";
</#if>
</#if>
        }
</#list>

