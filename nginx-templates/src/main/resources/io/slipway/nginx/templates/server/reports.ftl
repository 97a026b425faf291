        # Reports: see the log format above. nginx reads a body only to pass it on; here it is passed on to nobody.
        location = "[=site.reportsPath()]" {
            if ($request_method != POST) {
                return 405;
            }
            limit_req zone=slipway_reports burst=20 nodelay;
            limit_req_status 429;
            client_max_body_size 16k;
            client_body_buffer_size 16k;
            client_body_in_single_buffer on;
            mirror /.slipway/nobody;
            error_page 404 =204 @slipway_report;
        }
        location = /.slipway/nobody {
            internal;
            access_log off;
            return 204;
        }
        location @slipway_report {
<#if site.accessLog.enabled>
            access_log "[=site.accessLog.file]" slipway_report buffer=32k flush=1s;
</#if>
            return 204;
        }
