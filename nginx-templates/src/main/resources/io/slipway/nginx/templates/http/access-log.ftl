    # Access log: a JSON object a request.
    #
    # Why: machines read it. Written once a second, as a write for each request costs more than the request.
    # Caveat: the query is left out. It holds sign-in codes, and Office's _host_Info.
    # https://nginx.org/en/docs/http/ngx_http_log_module.html
<#if site.accessLog.enabled>
    map $request_uri $slipway_path {
        default                       "";
        "~^(?<slipway_before_query>[^?]*)" $slipway_before_query;
    }
    log_format slipway escape=json '{"time":"$time_iso8601","id":"$slipway_request_id","client":"$remote_addr",'
        '"method":"$request_method","host":"$host","path":"$slipway_path","protocol":"$server_protocol",'
        '"status":$status,"bytes":$bytes_sent,"seconds":$request_time,"agent":"$http_user_agent",'
        '"upstream":"$upstream_addr","upstreamStatus":"$upstream_status","upstreamSeconds":"$upstream_response_time"}';
    access_log "[=site.accessLog.file]" slipway buffer=32k flush=1s;
<#else>
    access_log off;
</#if>

