        # Asking: see the maps above.
        #
        # Why: a pod that just started may be known before it listens, and one that listens before it is known as ready. So
        # ready pods are asked first, then all; each try goes to any of them. Nothing of the client's request is passed on but
        # the path and the encodings it takes. The other pod never asks on, so questions cannot go in circles.
        set $slipway_asked "";
<#list 1..8 as try>
        location @slipway_ask<#if try gt 1>_[=try]</#if> {
<#if try == 1>
            if ($slipway_may_ask = 0) {
                return 404;
            }
            limit_req zone=slipway_asks burst=1000 nodelay;
            limit_req_status 404;
            set $slipway_asked 1;
</#if>
<#if site.edge.signIn.present>
            # Who comes here was let in, and to ask about that once more would set back what is set here.
            auth_request off;
</#if>
            rewrite "(?s)^(.*)\z" "$1?" break;
            proxy_pass $slipway_[=(try lte 2)?then("newest", "starting")];
            proxy_http_version 1.1;
            proxy_pass_request_headers off;
            proxy_pass_request_body off;
            proxy_set_header Host "slipway";
            proxy_set_header Connection "";
            proxy_set_header Content-Length "";
            proxy_set_header Accept-Encoding $http_accept_encoding;
            proxy_connect_timeout 200ms;
            proxy_read_timeout 5s;
            proxy_send_timeout 5s;
            proxy_next_upstream off;
            resolver_timeout 1s;
            proxy_buffer_size 8k;
            proxy_buffers 8 16k;
            proxy_busy_buffers_size 32k;
            proxy_max_temp_file_size 0;
            proxy_hide_header Cache-Control;
            proxy_ignore_headers X-Accel-Redirect X-Accel-Limit-Rate X-Accel-Charset X-Accel-Buffering;
            proxy_intercept_errors on;
            recursive_error_pages on;
            # A pod that does not listen yet is not an error of this one.
            error_log stderr crit;
            error_page 301 302 303 307 308 400 401 403 404 405 408 413 414 416 429 431 500 501 503 505 = @slipway_not_found;
            error_page 502 504 = @slipway_<#if try lt 8>ask_[=try + 1]<#else>not_found</#if>;
        }
</#list>

