        # Sign-in: nginx asks a proxy about each request, and sends who goes to a page without being signed in there.
        #
        # Why: the proxy answers by the user's cookie; of the client's request it gets that, a bearer token and the address, so
        # that no header makes somebody else of the client. Services are told who it is by nginx alone. A call or a script is
        # answered 401: the page of another origin would tell it nothing. The page that was wanted goes along in a header of
        # nginx' own, whole; the proxy leads back to it. If the proxy does not answer, nobody gets in.
        # Caveat: subrequests share what "set" sets with their request, so nothing here sets what another location sets.
        # https://nginx.org/en/docs/http/ngx_http_auth_request_module.html
        # https://oauth2-proxy.github.io/oauth2-proxy/configuration/integrations/nginx
<#assign signIn = site.edge.signIn.get()>
<#assign proxy = signIn.proxy>
<#assign proxyHost><#if site.dns.asksAgain() && proxy.inCluster()>[=proxy.name()].$slipway_cluster_domain<#else>[=proxy.name()]</#if></#assign>
<#macro ask target>
<#if site.dns.asksAgain() && proxy.named()>
            set $slipway_sign_in "[=proxy.scheme]://[=proxyHost][=proxy.otherPort()]";
            proxy_pass $slipway_sign_in;
<#else>
            proxy_pass "[=proxy.scheme]://[=proxy.name()][=proxy.otherPort()]";
</#if>
<#if target?has_content>
            rewrite "(?s)^.*\z" "[=target]?" break;
</#if>
            proxy_connect_timeout 5s;
            proxy_read_timeout 15s;
            proxy_send_timeout 15s;
            proxy_next_upstream_tries 2;
            proxy_pass_request_headers off;
<#if site.hosts?has_content>
            proxy_set_header Host $slipway_host;
            proxy_set_header X-Forwarded-Host $slipway_host;
<#else>
            proxy_set_header Host $host;
</#if>
            proxy_set_header Connection "";
            proxy_set_header Cookie $http_cookie;
            proxy_set_header Authorization $http_authorization;
            proxy_set_header Accept $http_accept;
            proxy_set_header Accept-Language $http_accept_language;
            proxy_set_header User-Agent $http_user_agent;
            proxy_set_header X-Forwarded-For $remote_addr;
            proxy_set_header X-Forwarded-Proto $slipway_scheme;
            proxy_set_header X-Real-IP $remote_addr;
            proxy_set_header X-Request-Id $slipway_request_id;
<#if proxy.secure()>
            proxy_ssl_name "[=proxyHost]";
            proxy_ssl_session_reuse off;
            proxy_ssl_verify on;
            proxy_ssl_verify_depth 4;
            proxy_ssl_trusted_certificate "/etc/ssl/certs/ca-certificates.crt";
</#if>
</#macro>
        auth_request /.slipway/signed-in;
<#list signIn.identity() as header>
        auth_request_set $[=signIn.variable(header)] $upstream_http_[=header?lower_case?replace("-", "_")];
</#list>
        auth_request_set $slipway_sign_in_cookie $upstream_http_set_cookie;
        error_page 401 = @slipway_sign_in;
        error_page 500 = @slipway_no_sign_in;
        location = /.slipway/signed-in {
            internal;
            auth_request off;
<@ask target=signIn.path + "/auth" />
            proxy_method GET;
            proxy_pass_request_body off;
            proxy_set_header Content-Length "";
        }
        location @slipway_sign_in {
            auth_request off;
            types {}
            default_type text/plain;
            if ($slipway_navigates != 2) {
                return 401 "sign in first\n";
            }
<@ask target=signIn.path + "/start" />
            proxy_method GET;
            proxy_pass_request_body off;
            proxy_set_header Content-Length "";
            proxy_set_header X-Auth-Request-Redirect $request_uri;
        }
        location @slipway_no_sign_in {
            types {}
            default_type text/plain;
            return 503 "nobody can sign in: the proxy for it does not answer\n";
        }
        # The proxy's own pages: the start of a sign-in, its end, and signing out.
        location ~ "^[=signIn.pathPattern()](?:/|\z)" {
            auth_request off;
            if ($slipway_devious) {
                return 400;
            }
            limit_conn slipway_requests [=capacity.requests];
            limit_conn slipway_calls [=capacity.calls()];
<#if site.edge.tellsClients()>
            limit_conn slipway_of_client [=capacity.ofOneClient()];
</#if>
            client_max_body_size 64k;
<@ask target="" />
            proxy_redirect off;
            proxy_set_header Content-Type $http_content_type;
            proxy_set_header Origin $http_origin;
        }

